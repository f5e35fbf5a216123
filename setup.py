"""The one thing that pyproject.toml cannot say: manifest.yml stays at the top, and goes into the package with it."""

from pathlib import Path
from shutil import copyfile

from setuptools import setup
from setuptools.command.build_py import build_py


class WithManifest(build_py):
    """Builds the package with a copy of manifest.yml in it; an editable install reads the one at the top."""

    def run(self) -> None:
        """Build, and copy."""
        super().run()
        if not self.editable_mode:
            copyfile(Path(__file__).with_name("manifest.yml"), Path(self.build_lib) / "bot" / "manifest.yml")


setup(cmdclass={"build_py": WithManifest})
