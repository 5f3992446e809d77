"""What the katas on SimpleRNN, LSTM and GRU share: one recurrent layer and one sigmoid unit."""

from pytest_keraskata.authoring import BINARY, Dense, Kata, Recurrent, Stack, sizes, stack_kata


def recurrent_classifier(module: str, *, cell: str, title: str, question: str, function: str) -> Kata:
    """A kata that asks for a classifier of sequences.

    Args:
        module: pass `__name__`.
        cell: Keras's name of the recurrent layer.
        title: a few words.
        question: that it answers.
        function: the signature.
    """

    def network(timesteps: int, features: int, units: int) -> Stack:
        words = f"sequences of {timesteps} steps with {features} numbers each"
        return Stack(words, (timesteps, features), (Recurrent(cell, units), Dense(1, "sigmoid")))

    return stack_kata(
        module,
        title=title,
        questions=(question,),
        function=function,
        stack=network,
        arguments={"timesteps": sizes(1, 6), "features": sizes(1, 4), "units": sizes(1, 8)},
        pinned=({"timesteps": 3, "features": 2, "units": 5}, {"timesteps": 4, "features": 3, "units": 2}),
        large=({"timesteps": 33, "features": 9, "units": 40}, {"timesteps": 2, "features": 520, "units": 520}),
        learns_at={"timesteps": 3, "features": 2, "units": 8},
        outputs=BINARY,
        task=BINARY,
        on_paper=lambda random: {
            "timesteps": random.randint(3, 12),
            "features": random.randint(2, 9),
            "units": random.randint(3, 16),
        },
        hints=(
            "Which layer reads a sequence step by step and outputs only its last state?",
            "Which function turns any number into a probability, and which loss reads probabilities?",
            "What must the model know about one sample before it can create its weights?",
        ),
    )
