# The dashboard in a container: unprivileged, its packages pinned by hash, nothing written.
FROM python:3.11-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1

WORKDIR /app
COPY deploy/requirements.lock requirements-model.txt ./
RUN pip install --require-hashes -r requirements.lock \
    && pip install --require-hashes --no-deps -r requirements-model.txt \
    && python -m compileall -q /usr/local/lib/python3.11/site-packages

COPY .streamlit .streamlit
COPY static static
COPY data data
COPY charts charts
COPY components components
COPY loaders loaders
COPY pages pages
COPY server server
COPY dashboard.py ./
RUN python -m compileall -q .

# A number, so that an orchestrator can see that it is not root.
RUN useradd --uid 10001 --create-home reader
USER 10001

EXPOSE 8501
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["python", "-m", "streamlit", "run", "dashboard.py", "--server.headless=true", "--server.address=0.0.0.0", "--server.port=8501"]
