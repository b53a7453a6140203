"""A test that runs the program in a folder of its own."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ONRECORD = os.path.abspath(sys.argv.pop(1) if len(sys.argv) > 1 else "build/release/onrecord")


class ProgramCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def run_onrecord(self, *arguments, expect=(0,)):
        done = subprocess.run([ONRECORD, *map(str, arguments)], cwd=self.root, capture_output=True, text=True)
        self.assertIn(done.returncode, expect, done.stderr)
        return done

    def add(self, database, *inputs, expect=(0,)):
        return self.run_onrecord("add", "--db", database, *inputs, expect=expect)
