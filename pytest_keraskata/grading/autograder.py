"""The zip that Gradescope makes an autograder of: it installs this package, and grades one submission with it."""

from __future__ import annotations

import io
import json
import shlex
import zipfile
from pathlib import Path

from pytest_keraskata.grading.points import Points

# Gradescope's images bring a Python that may be older than ours has to be.
_SETUP = """\
#!/usr/bin/env bash
# Runs once, when Gradescope builds the image.
set -euo pipefail
apt-get update
DEBIAN_FRONTEND=noninteractive apt-get install -y python3 python3-venv
python3 -m venv /autograder/venv
cd /autograder/source
/autograder/venv/bin/pip install --no-cache-dir {package}
"""
_RUN = """\
#!/usr/bin/env bash
# Runs for each submission. What it prints is shown to instructors only.
set -u
root="$(cd "$(dirname "${{BASH_SOURCE[0]}}")" && pwd)"
out="$(mktemp -d)"
mkdir -p "$root/results"
"$root/venv/bin/keraskata" grade "$root/submission" --learner submission --katas {katas} \\
    --points "$root/source/points.toml" --out "$out" --also gradescope{more}
echo "exit status $?"
# Written only by this script, after everything that was submitted has ended.
told=("$out"/gradescope/*.json)
if [ -f "${{told[0]}}" ]; then
    cp "${{told[0]}}" "$root/results/results.json"
else
    printf '%s\\n' {fault} > "$root/results/results.json"
fi
rm -rf "$out"
"""
_FAULT = {"score": 0, "output": "ungradable: grader fault; nothing is lost, and it will be graded again", "tests": []}


def autograder(points: Points, package: str, *, unsafe: bool) -> bytes:
    """The zip's bytes.

    Args:
        points: what is graded, and what it is worth.
        package: what `pip install` is to install; a wheel's path is put into the zip.
        unsafe: whether answers run without a sandbox where there is none.
    """
    files = {"points.toml": points.text().encode() + b"\n"}
    wheel = Path(package)
    if wheel.suffix == ".whl":
        files[wheel.name] = wheel.read_bytes()
        package = f"./{wheel.name}"
    more = " --unsafe-no-sandbox" if unsafe else ""
    katas = shlex.quote(",".join(points.checks))
    files["setup.sh"] = _SETUP.format(package=shlex.quote(package)).encode()
    files["run_autograder"] = _RUN.format(katas=katas, more=more, fault=shlex.quote(json.dumps(_FAULT))).encode()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # The same files make the same zip.
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (0o755 if name in ("setup.sh", "run_autograder") else 0o644) << 16
            archive.writestr(info, content)
    return written.getvalue()
