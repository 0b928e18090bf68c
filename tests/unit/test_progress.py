import os
import signal

import pytest

from abscurriculum.cli.progress import watching


def test_ctrl_c_takes_the_best_so_far(capsys: pytest.CaptureFixture[str]) -> None:
    """One Ctrl-C only asks the search to stop, in words on stderr; afterwards it is as before."""
    before = signal.getsignal(signal.SIGINT)
    with watching(quiet=True) as watch:
        assert not watch.stopped()
        os.kill(os.getpid(), signal.SIGINT)
        assert watch.stopped()
    assert signal.getsignal(signal.SIGINT) is before
    captured = capsys.readouterr()
    assert captured.err == "abs: taking the best so far ...\n"
    assert captured.out == ""


def test_a_second_ctrl_c_ends_the_command() -> None:
    """Who presses it twice wants to stop."""
    with watching(quiet=True) as watch:
        os.kill(os.getpid(), signal.SIGINT)
        assert watch.stopped()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)


def test_no_progress_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    """Where stderr is no terminal nothing is shown, however often it gets better."""
    with watching(quiet=False) as watch:
        watch.better(10, 5)
        watch.better(8, 5)
    assert capsys.readouterr().err == ""
