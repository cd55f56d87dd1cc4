#!/usr/bin/env bash
# Prints the path of a Chromium for the browser tests; installs Debian's when it may.
set -euo pipefail
for name in chromium chromium-browser google-chrome; do
  command -v "$name" && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "setup: installing Chromium for the browser tests" >&2
  apt-get update -qq >&2 && apt-get install -y -qq chromium >/dev/null
  command -v chromium && exit 0
fi
echo "setup: no Chromium here: the browser tests will be skipped (apt-get install chromium)" >&2
