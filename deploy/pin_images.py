"""Pins the images of the Dockerfile and of compose.yaml by the digests that their tags have today.

Run it where docker reaches the registry, look at the change, and commit it: `make pin-images`.
A tag that is pinned already is looked up again.
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
"""By file: what stands before an image, and its tag. Our own, built here, is indented by less."""


def digest_of(image: str) -> str:
    """The digest of all platforms of a tag together. SystemExit where it cannot be had."""
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
        sys.exit(f"{image}: docker told no digest. Update docker, and try again.")
    return digest


def main() -> None:
    """Nothing is written before every digest is known."""
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
