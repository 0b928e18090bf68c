import threading

from abscurriculum.planning.solving.solver import LinearModel, Outcome, sum_up
from abscurriculum.planning.solving.watch import Watch


def knapsack(size: int) -> LinearModel:
    """Make a model with many good answers, hard enough to take a while."""
    model = LinearModel()
    chosen = [model.choice() for _ in range(size)]
    for factor in (7, 11, 13, 17):
        weights = [(v, 1000 + (n * factor * 7919) % 997) for n, v in enumerate(chosen)]
        model.at_most(weights, 1000 * size // 3)
    for n, variable in enumerate(chosen):
        model.cost(variable, -1000 - (n * 104729) % 991)
    return model


def test_the_best_answer_is_found_and_proven() -> None:
    """Of two choices that exclude each other the cheaper one is taken."""
    model = LinearModel()
    one, two = model.choice(), model.choice()
    model.equal([(one, 1), (two, 1)], 1)
    model.cost(one, 5)
    model.cost(two, 3)
    answer = model.solve(1)
    assert answer.outcome is Outcome.OPTIMAL
    assert (answer.values[one], answer.values[two], answer.objective) == (0, 1, 3)


def test_a_core_names_the_assumptions_that_clash() -> None:
    """Two of three assumptions cannot both hold; the third has nothing to do with it."""
    model = LinearModel()
    one, two, three = (model.choice() for _ in range(3))
    model.at_most([(one, 1), (two, 1)], 1)
    answer = model.solve(1, assumptions=[one, two, three])
    assert answer.outcome is Outcome.INFEASIBLE
    assert set(answer.core) == {one, two}


def test_the_same_model_gives_the_same_answer() -> None:
    """A search that is cut off in deterministic time ends at the same place every time."""
    first, second = (knapsack(60).solve(0.05) for _ in range(2))
    assert list(first.values) == list(second.values)
    assert (first.objective, first.bound) == (second.objective, second.bound)


def test_a_watch_hears_of_better_answers_and_can_stop() -> None:
    """After the first answer it says enough; what was found so far is kept."""
    heard: list[int] = []
    enough = threading.Event()

    def better(objective: int, bound: int) -> None:
        heard.append(objective)
        assert bound <= objective
        enough.set()

    answer = knapsack(400).solve(1e9, watch=Watch(better, enough.is_set))
    assert heard
    assert answer.outcome is Outcome.FEASIBLE
    assert answer.objective <= heard[0]
    assert len(answer.values) == 400


def test_terms_of_one_variable_are_added_up() -> None:
    """Factors of the same variable add up, or the largest counts once; zeros fall away."""
    terms = [(1, 2), (1, 3), (2, 4), (2, -4)]
    assert sum_up(terms) == [(1, 5)]
    assert sum_up(terms, once=True) == [(1, 3), (2, 4)]
