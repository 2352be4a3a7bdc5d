# Runs in a session: reads /mnt/data/task.json, runs its program with Bash over its files, and writes /mnt/data/answer.json.
import json
import os
import signal
import subprocess
import tempfile

DATA = "/mnt/data"
MOST_OUTPUT = 1 << 20
MOST_FILES = 2_000
MOST_BYTES = 20 << 20

with open(os.path.join(DATA, "task.json"), encoding="utf-8") as source:
    task = json.load(source)


def place(root):
    for path, text in task["files"].items():
        target = os.path.join(root, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w", encoding="utf-8", newline="") as file:
            file.write(text)


def start(root, stdout, stderr):
    return subprocess.Popen(
        ["bash", "-c", task["program"]],
        cwd=os.path.join(root, task["folder"]),
        env={"HOME": root, "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", **task["variables"]},
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        start_new_session=True,
    )


def written(stream):
    stream.seek(0)
    return stream.read(MOST_OUTPUT + 1).decode("utf-8", "replace")


def left(root):
    files, notices, total = {}, [], 0
    for folder, _, names in os.walk(root):
        for name in sorted(names):
            path = os.path.join(folder, name)
            shown = os.path.relpath(path, root)
            if os.path.islink(path) or not os.path.isfile(path):
                notices.append([shown, "it is no plain file"])
                continue
            total += os.path.getsize(path)
            if total > MOST_BYTES or len(files) >= MOST_FILES:
                notices.append([shown, "the workspace is full"])
                continue
            try:
                with open(path, encoding="utf-8", newline="") as file:
                    files[shown] = file.read()
            except (UnicodeDecodeError, OSError):
                notices.append([shown, "it is not text in UTF-8"])
    return files, notices[:10]


def run():
    root = tempfile.mkdtemp()
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        place(root)
        if not os.path.isdir(os.path.join(root, task["folder"])):
            return {"missing_folder": task["folder"]}
        process = start(root, stdout, stderr)
        try:
            code = process.wait(task["seconds"])
        except subprocess.TimeoutExpired:
            return {"timeout": True}
        finally:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()
        files, notices = left(root)
        return {
            "exit_code": code if code >= 0 else 128 - code,
            "stdout": written(stdout),
            "stderr": written(stderr),
            "files": files,
            "notices": notices,
        }


with open(os.path.join(DATA, "answer.json"), "w", encoding="utf-8") as target:
    json.dump(run(), target)
