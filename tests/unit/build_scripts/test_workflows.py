"""The workflows for GitHub: what they may do, whose actions they use, and that they hold no work of their own."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[3]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*"))
OURS = re.compile(r"(sudo )?python3? (build_scripts/\w+\.py)( \"\$TAG\")?")


def workflow(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return content


def jobs() -> list[Any]:
    return [
        pytest.param(job, id=f"{path.stem}-{name}")
        for path in WORKFLOWS
        for name, job in workflow(path)["jobs"].items()
    ]


def steps() -> list[dict[str, Any]]:
    return [step for path in WORKFLOWS for job in workflow(path)["jobs"].values() for step in job.get("steps", ())]


@pytest.mark.parametrize("schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"])
def test_they_are_valid(schema: str) -> None:
    assert [path.name for path in WORKFLOWS] == ["builds.yml", "checks.yml"]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, WORKFLOWS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("job", jobs())
def test_each_job_ends_in_time(job: dict[str, Any]) -> None:
    assert "uses" in job or 0 < job["timeout-minutes"] <= 60


def test_nothing_but_a_release_may_write() -> None:
    for path in WORKFLOWS:
        assert workflow(path)["permissions"] == {"contents": "read"}
        for name, job in workflow(path)["jobs"].items():
            allowed = {"contents": "write"} if name == "release" else None
            assert job.get("permissions") == allowed


def test_a_release_is_made_of_a_tag_only_after_checks_and_builds() -> None:
    content = workflow(ROOT / ".github" / "workflows" / "builds.yml")
    assert content["jobs"]["release"]["if"] == "github.ref_type == 'tag'"
    assert content["jobs"]["release"]["needs"] == ["checks", "build"]
    assert content["jobs"]["checks"]["if"] == "github.ref_type == 'tag'"


def test_the_actions_are_github_s_own_by_version() -> None:
    used = {step["uses"] for step in steps() if "uses" in step}
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", action) for action in used)


def test_they_only_call_scripts_that_exist() -> None:
    commands = [step["run"] for step in steps() if "run" in step]
    assert commands
    for command in commands:
        found = OURS.fullmatch(command)
        assert found is not None, command
        assert (ROOT / found[2]).is_file()


def test_no_expression_gets_into_a_command() -> None:
    """Names of branches and tags are anybody's words: they reach a script as a variable, never as a part of its command."""
    assert not [step for step in steps() if "${{" in step.get("run", "")]


def test_a_checkout_leaves_no_token_behind() -> None:
    checkouts = [step for step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_secrets_are_for_releases() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    uses = re.findall(r"\$\{\{([^}]*secrets\.[^}]*)\}\}", text)
    assert uses
    assert all("github.ref_type == 'tag' &&" in use for use in uses)
