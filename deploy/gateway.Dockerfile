FROM ghcr.io/astral-sh/uv:0.13.9-python3.12-bookworm-slim AS build
WORKDIR /app
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy
COPY pyproject.toml uv.lock README.md ./
COPY bot bot
COPY analytics analytics
RUN uv sync --frozen --no-dev --no-editable && .venv/bin/pybabel -q compile -d bot/locale -D piensalo

FROM python:3.12-slim-bookworm
WORKDIR /app
RUN useradd --create-home piensalo && mkdir -p var /keys && chown piensalo var /keys
COPY --from=build /app/.venv .venv
COPY --from=build /app/bot bot
COPY --from=build /app/analytics analytics
COPY content content
COPY nlu_data/data nlu_data/data
USER piensalo
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONPATH=/app
EXPOSE 8080
CMD ["python", "-m", "bot.cli", "gateway"]
