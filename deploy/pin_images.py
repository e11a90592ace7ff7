"""Pins the images of the Dockerfile and of compose.yaml by the present digests of their tags.

Run `make pin-images` where docker reaches the registry, review the change, and commit it.
It also updates tags that are already pinned.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
USES = {
    "Dockerfile": re.compile(r"^(FROM )([\w./-]+:[\w.-]+)(?:@\S+)?", re.MULTILINE),
    "compose.yaml": re.compile(r"^(    image: )([\w./-]+:[\w.-]+)(?:@\S+)?", re.MULTILINE),
}
"""By file: the text before an image, and its tag. Tentap's own image has less indentation."""


def digest_of(image: str) -> str:
    """The digest of a tag, for all platforms together. SystemExit if docker cannot get it."""
    asked = ("docker", "buildx", "imagetools", "inspect")
    try:
        done = subprocess.run(
            [*asked, "--format", "{{json .Manifest.Digest}}", image],
            capture_output=True,
            text=True,
            check=True,
        )
        digest = str(json.loads(done.stdout))
    except FileNotFoundError:
        sys.exit("docker is not installed here. Run this where it is.")
    except subprocess.CalledProcessError as error:
        sys.exit(f"{image}: docker cannot look it up: {error.stderr.strip()}")
    except ValueError:
        digest = ""
    if not DIGEST.fullmatch(digest):
        sys.exit(f"{image}: docker gave no digest. Update docker, and try again.")
    return digest


def main() -> None:
    """Writes the files only after every digest is known."""
    texts = {name: (HERE / name).read_text() for name in USES}
    images = {found[1] for name, use in USES.items() for found in use.findall(texts[name])}
    digests = {image: digest_of(image) for image in sorted(images)}
    for name, use in USES.items():
        pinned = use.sub(lambda found: f"{found[1]}{found[2]}@{digests[found[2]]}", texts[name])
        (HERE / name).write_text(pinned)
    for image, digest in digests.items():
        print(f"{image} is {digest}")


if __name__ == "__main__":
    main()
