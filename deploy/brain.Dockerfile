FROM ghcr.io/astral-sh/uv:0.13.9-python3.12-bookworm-slim AS data
WORKDIR /app
COPY pyproject.toml uv.lock README.md ./
COPY bot bot
COPY analytics analytics
COPY content content
RUN uv sync --frozen --no-dev && .venv/bin/pybabel -q compile -d bot/locale -D piensalo
RUN mkdir -p nlu_data/data && .venv/bin/piensalo content build --output /app/generated

FROM ghcr.io/astral-sh/uv:0.13.9-python3.10-bookworm-slim
WORKDIR /app/nlu_data
ENV UV_LINK_MODE=copy TF_CPP_MIN_LOG_LEVEL=3 RASA_TELEMETRY_ENABLED=false
COPY nlu_data/pyproject.toml nlu_data/uv.lock ./
RUN uv sync --frozen
COPY nlu_data .
COPY --from=data /app/generated data/generated
RUN .venv/bin/python -m rasa train --fixed-model-name piensalo
RUN useradd --create-home rasa
USER rasa
EXPOSE 5005
CMD ["sh", "-c", "exec .venv/bin/python -m rasa run --quiet --enable-api --model models/piensalo.tar.gz --auth-token \"$BRAIN_TOKEN\""]
