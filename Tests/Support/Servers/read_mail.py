"""Reads a mail with Python's email package, and prints what it found as JSON: read_mail.py FILE"""

import email
import email.policy
import hashlib
import json
import sys

content = open(sys.argv[1], "rb").read()
mail = email.message_from_bytes(content, policy=email.policy.default)
parts = [
    {
        "type": part.get_content_type(),
        "charset": part.get_content_charset() or "",
        "name": part.get_filename() or "",
        "disposition": part.get_content_disposition() or "",
        "sha256": hashlib.sha256(part.get_payload(decode=True)).hexdigest(),
        "text": part.get_content() if part.get_content_maintype() == "text" else "",
    }
    for part in mail.walk()
    if not part.is_multipart()
]
print(
    json.dumps(
        {
            "headers": [[name, str(value)] for name, value in mail.items()],
            "kinds": [part.get_content_type() for part in mail.walk()],
            "parts": parts,
            "defects": [str(defect) for part in mail.walk() for defect in part.defects],
            "longestLine": max(len(line) for line in content.split(b"\r\n")),
            "bareLineFeeds": content.replace(b"\r\n", b"").count(b"\n"),
        }
    )
)
