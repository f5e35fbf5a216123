# The bot, small and without root. Build: docker build -t grayzone .   Run: see compose.yaml and docs/deploy.md.

FROM python:3.13-slim AS packages
COPY requirements.lock /tmp/requirements.lock
# Only wheels, and only those whose hashes are in the lock: nothing is compiled, nothing unexpected gets in.
RUN python -m venv --without-pip /opt/venv \
    && python -m pip --python /opt/venv/bin/python install --no-cache-dir --disable-pip-version-check \
       --require-hashes --only-binary :all: -r /tmp/requirements.lock

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /app --no-create-home --shell /usr/sbin/nologin grayzone \
    && install --directory --owner=grayzone --mode=0700 /data
COPY --from=packages /opt/venv /opt/venv
WORKDIR /app
COPY manifest.yml ./
COPY bot ./bot
COPY migrations ./migrations
RUN /opt/venv/bin/python -m compileall -q bot migrations
ENV PATH="/opt/venv/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PORT=3000 \
    LOG_FORM=json \
    DATABASE_URL=sqlite:////data/grayzone.sqlite3
USER 10001
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
# Does the process live? (Whether it is ready is /readyz, which an orchestrator asks before it sends traffic.)
HEALTHCHECK --interval=30s --timeout=3s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as ask; ask.build_opener(ask.ProxyHandler({})).open('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', timeout=2)"]
# `serve` brings the database's tables up to date before it takes requests, one replica at a time.
ENTRYPOINT ["python", "-m", "bot"]
CMD ["serve"]
