"""A worker as the old plan had it: it says what it does on the channel of its document."""

import json
import os
import socket
from datetime import datetime
from urllib.parse import urlsplit


def publish(redis, document_id, status, step, progress, message):
    event = {
        "document_id": document_id,
        "status": status,
        "step": step,
        "progress": progress,
        "message": message,
        # As Python writes it: local to nowhere, with microseconds.
        "timestamp": datetime.now().isoformat(),
    }
    words = ["PUBLISH", f"document:{document_id}:progress", json.dumps(event)]
    encoded = [word.encode("utf-8") for word in words]
    command = b"*%d\r\n" % len(encoded)
    command += b"".join(b"$%d\r\n%s\r\n" % (len(word), word) for word in encoded)
    redis.sendall(command)
    reply = redis.recv(64)
    if not reply.startswith(b":"):
        raise SystemExit(f"Redis refused it: {reply}")


address = urlsplit(os.environ["REDIS_URL"])
with socket.create_connection((address.hostname, address.port), timeout=5) as connection:
    document = os.environ["DOCUMENT_ID"]
    for page in range(1, 4):
        publish(
            connection,
            document,
            "processing",
            "extraction",
            10 * page,
            f"Translating page {page} of 9",
        )
