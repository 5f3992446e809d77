"""Exceptions that Keras raises while a model is put together or compiled, and what brings them about."""

# What a layer's sizes can't be; text looks like a number in Keras's words.
_NO_COUNT = r"(?P<got>0|-\d+|\d+\.\d+|\([^)]*\)|None)"

# (what the exception says behind its kind, why it says so, a question that leads on)
WHILE_BUILDING: tuple[tuple[str, str, str], ...] = (
    (
        r"Could not interpret \w+( function)? identifier: <class '[\w.]*\.(?P<name>\w+)'>",
        "{name} is a class, where an object of it is needed",
        "what do the parentheses after the name of a class do?",
    ),
    (
        r"Could not interpret activation function identifier: (?P<number>\d+)",
        "the number {number} is passed where a layer expects its activation",
        "which arguments does this layer take, and in which order?",
    ),
    (
        r"Could not interpret (?P<what>\w+)( function)? identifier: (?P<name>\S+)",
        "Keras knows no {what} called {name}",
        "how does Keras spell it?",
    ),
    (
        r"Only input tensors may be passed as positional arguments.*: <InputLayer ",
        "an InputLayer is a layer, not the tensor that a graph begins with",
        "what makes a tensor of which only the shape is known?",
    ),
    (
        r"Only input tensors may be passed as positional arguments.*: <(?P<layer>\w+) ",
        "the layer {layer} was given to another layer before it was called on a tensor itself",
        "what does a layer have to be called on before something can follow it?",
    ),
    (
        r"All `outputs` values must be KerasTensors.*including invalid value <(?P<layer>\w+) ",
        "the layer {layer} was never called on a tensor, so it has no output that a model could end in",
        "what does a layer have to be called on before it has an output?",
    ),
    (
        r"All `inputs` values must be KerasTensors",
        "a model begins with symbolic tensors, but one of its inputs is something else",
        "what makes a tensor of which only the shape is known?",
    ),
    (
        r"is not connected to `inputs`",
        "the output can't be computed from the inputs alone that the model was given",
        "can you follow the tensors from the output back to every input that it needs?",
    ),
    (
        r"The layer (?P<layer>\w+) has never been called and thus has no defined (?P<end>input|output)",
        "{layer} was never called on a tensor, so there is no single {end} of it",
        "how are the two ends of a model called, and how those of a layer?",
    ),
    (
        r"The name \"(?P<name>[^\"]*)\" is used (?P<count>\d+) times in the model",
        "{count} layers or inputs of the model are called {name}",
        "is it one layer that is called twice, or are there several of the same name?",
    ),
    (
        r"TypeError: too many positional arguments",
        "a layer is called on more arguments than it takes; several tensors are passed as a list",
        "what is inside the parentheses of the call?",
    ),
    (
        r"should be called on a list of at least (1|2) inputs?",
        "a layer that joins tensors is called on a list of them",
        "what is inside the parentheses of the call?",
    ),
    (
        r"[Ll]ayer \"?(?P<layer>\w+)\"? expects 1 input\(s\), but it received (?P<count>\d+) input tensors",
        "{layer} reads one tensor, but gets {count}",
        "what does the layer before it return?",
    ),
    (
        r"Iterating over a symbolic KerasTensor",
        "a symbolic tensor is a single object, which can't be unpacked or iterated over",
        "what does this layer return, and when does it return more than one tensor?",
    ),
    (
        r"'KerasTensor' object has no attribute '(?P<name>\w+)'",
        "Keras's symbolic tensors have no {name}",
        "which layer, or which function of `keras.ops`, does this?",
    ),
    (
        r"Expected `trainable` to be a boolean\. Received: trainable=<|Argument `name` must be a string.*name=<\w+ name=",
        "a layer is passed in the place of another argument: a model takes its layers in one list",
        "which brackets make a list?",
    ),
    (
        r"Only instances of `keras.Layer` can be added to a Sequential model",
        "a Sequential model is a list of layers, but one of its entries is something else",
        "what is each entry of the list?",
    ),
    (
        rf"invalid value for (argument )?`units`, expected a positive integer.*(units=|got ){_NO_COUNT}",
        "the number of units is {got}, but must be a positive integer",
        "where does this number come from?",
    ),
    (
        rf"`filters`\. Expected a strictly positive value\. Received filters={_NO_COUNT}",
        "the number of filters is {got}, but must be a positive integer",
        "where does this number come from?",
    ),
    (
        r"Inputs have incompatible shapes\. Received shapes (?P<one>\([^)]*\)) and (?P<other>\([^)]*\))",
        "samples of shapes {one} and {other} can't be joined element by element",
        "which sizes must two tensors have in common?",
    ),
    (
        r"total size of the tensor must be unchanged\. Received: input_shape=(?P<one>\([^)]*\)), "
        r"target_shape=(?P<other>\([^)]*\))",
        "Reshape keeps all numbers of a sample, but {one} and {other} don't hold equally many",
        "how many numbers does a sample have at that point?",
    ),
    (
        r"The `data_format` argument must be one of .*data_format=(?P<got>\S+)",
        "{got} is passed for data_format, the order of an image's axes",
        "which arguments does this layer take, and in which order?",
    ),
    (
        r"expected min_ndim=2, found ndim=1\. Full shape received: (?P<shape>\([^)]*\))",
        "a dense layer reads a batch, which has two axes at least, but the shape {shape} has one",
        "which axis of a batch comes first?",
    ),
    (
        r"The `(?P<name>\w+)` argument must be a tuple of (?P<count>\d) integers\. Received:? \w+=(?P<got>\([^)]*\))",
        "{name} consists of {count} sizes, but gets {got}",
        "along which axes does a kernel move?",
    ),
    (
        r"Unrecognized keyword arguments? passed to (?P<layer>\w+): \{'(?P<name>\w+)'",
        "{layer} has no argument {name}",
        "which arguments does Keras document for it?",
    ),
    (
        r"Cannot convert '(?P<size>\d+)' to a shape",
        "a shape is a tuple of sizes, and {size} is a number: only a comma makes (n,) a tuple",
        "how is a tuple with one entry written?",
    ),
    (
        r"Shapes used to initialize variables must be fully-defined",
        "a layer creates its weights from the size of its input's last axis, which is None here",
        "which sizes of a sample are known, and which axis may be None?",
    ),
    (
        r"the valid range of \[0, (?P<count>\d+)\)",
        "the sparse loss reads a label as the number of an output, but there are too few outputs ({count}) for it",
        "what does a label say in this task: a class number, or yes or no?",
    ),
    (
        r"expected axis -1 of input shape to have value (?P<one>\d+), but received input with shape \([^)]*?(?P<other>\d+)\)",
        "a layer that was built for inputs of length {one} is called on inputs of length {other}",
        "is one and the same layer called in two places?",
    ),
    (
        r"argument `rate`\. Expected a float value between 0 and 1\. Received: rate=(?P<rate>\S+)",
        "a rate is a fraction between 0 and 1, but here it is {rate}",
        "how is a quarter of the units written as a number?",
    ),
    (
        r"dtype='string' is not a valid dtype for Keras type promotion"
        r"|convert a value \(<\w+ name=\w+>\) with an unsupported type \(<class 'keras\.src\.metrics",
        "the third argument of `compile` is `loss_weights`, so a list of metrics in third position is read as weights",
        "by which name does `compile` accept metrics?",
    ),
    (
        r"Expected `loss_weights` argument to be a float .*loss_weights=(?P<got>\w+)",
        "the third argument of `compile` is `loss_weights`, but gets {got}",
        "by which name does `compile` accept metrics?",
    ),
    (
        r"Expected `metrics` argument to be a list, tuple, or dict",
        "`metrics` is a list of metrics, even where there is only one",
        "how is a list with one entry written?",
    ),
    (
        r"`loss_weights` must match the number of losses, got (?P<one>\d+) losses and (?P<other>\d+) weights",
        "the third argument of `compile` is `loss_weights`, which has {other} entries here for {one} loss",
        "by which name does `compile` accept metrics?",
    ),
    (
        r"TypeError: (?P<name>[A-Z]\w*)\.__init__\(\) missing \d+ required positional arguments?: '(?P<argument>\w+)'",
        "{name} gets no {argument}, for which it has no default",
        "what does this class call its arguments?",
    ),
    (
        r"int\(\) argument must be .* not 'NoneType'[^\n]*\n.*\.predict\(",
        "`predict` runs a model on arrays, but a symbolic tensor holds no numbers",
        "how is a model called in the graph of another one?",
    ),
    (
        r"Kernel shape must have the same length as input, but received kernel of shape (?P<one>\([^)]*\)) and input of "
        r"shape (?P<other>\([^)]*\))",
        "a kernel of shape {one} can't slide over an input of shape {other}",
        "along how many axes does the kernel of this layer move?",
    ),
    (
        r"Computed output size would be zero or negative",
        "the window is larger than the map it slides over",
        "how large is the map at that point, and how large is the window?",
    ),
    (
        r"`factor` argument should be a number .* range \[(?P<low>[^,]*), (?P<high>[^\]]*)\]\. Received: factor=(?P<got>\S+)",
        "the layer's factor lies between {low} and {high}, but gets {got}",
        "in which unit does this layer count?",
    ),
    (
        r"Argument `learning_rate` should be float.*learning_rate=(?P<got>\S+)",
        "an optimizer takes its learning rate as a Python float or a schedule, and {got} is of another type",
        "how is a whole number written as a float?",
    ),
    (
        r"Only one of `clipnorm`, `clipvalue` and `global_clipnorm` can be set",
        "the optimizer is told to clip in more ways than one",
        "which of its settings limits the length of a gradient?",
    ),
    (
        r"`momentum` must be a float between \[0, 1\]",
        "the optimizer gets a momentum that isn't between 0 and 1; it is the second argument of SGD",
        "which arguments do you pass by position?",
    ),
    (
        r"TypeError: (?P<function>[\w.]+)\(\) got an unexpected keyword argument '(?P<name>\w+)'",
        "{function} has no argument called {name}",
        "is the name spelled like this, and does it belong to this function?",
    ),
    (
        r"IndexError: (?P<what>tuple|list) index out of range",
        "an entry of a {what} is looked up that it doesn't have in this call",
        "how few entries can it have?",
    ),
    (
        r"TypeError: '(?P<name>tuple|list|float|str)' object cannot be interpreted as an integer",
        "a whole number is needed, but here is a {name}",
        "which number do you mean?",
    ),
    (
        r"TypeError: '(?P<name>(?!NoneType)\w+)' object is not iterable",
        "a list or a tuple is needed, but here is a single object of the type {name}",
        "how is a list with one entry written?",
    ),
)
