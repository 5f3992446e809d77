"""Flash cards: every question of the collections, put as an interviewer would, and a model answer in three sentences.

Which kata proves an answer isn't said here: the katas say themselves which questions they answer. Letters are those
that any terminal can show.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    """One flash card.

    Args:
        id: the question that it asks, for example "Q31".
        question: in the words of an interviewer.
        answer: three sentences: what holds, how exactly, and why or what follows.
    """

    id: str
    question: str
    answer: tuple[str, str, str]


CARDS = (
    Card(
        "Q1",
        "What is Keras 3, and what do you decide when you choose its backend?",
        (
            "Keras 3 is a high-level API for building, training and saving networks; tensors and gradients are left to a backend, which is TensorFlow, JAX or PyTorch.",
            "The backend is fixed before Keras is imported, by `KERAS_BACKEND` or the configuration file, because every layer and variable is made for one backend.",
            "Code that uses only `keras.ops` runs on any of them, whereas `tf.*` ties it to one, and NumPy can't take the symbolic tensors of a Functional model.",
        ),
    ),
    Card(
        "Q2",
        "You are given a table, photographs and sensor recordings: which kind of network suits each, and what does it assume?",
        (
            "A table gets Dense layers: its columns mean different things and have no order, so each of them needs weights of its own.",
            "Photographs get convolutions, which move one small kernel over all positions, on the assumption that a pattern means the same wherever it lies.",
            "Recordings get a recurrent layer, which applies one cell at every step and carries a state, so order counts and length costs no parameters.",
        ),
    ),
    Card(
        "Q3",
        "Why can a network that was trained on another task be a better start than random weights?",
        (
            "Its early layers detect generic things such as edges and textures, which any task on similar inputs needs as well.",
            "So you keep this base frozen and train only a new head on it, for which far fewer samples and less computation are enough.",
            "The less the new inputs resemble the old ones, the less carries over, and the more of the base has to be trained again.",
        ),
    ),
    Card(
        "Q4",
        "You have 1,000 samples and a batch size of 32: how many weight updates does one epoch make?",
        (
            "In an epoch each training sample is used exactly once, batch after batch.",
            "That makes ceil(samples / batch_size) updates, here ceil(1000 / 32) = 32, of which the last one sees the 8 samples that remain.",
            "With `validation_split=0.2` only the first 800 rows are trained on, so there are 25 updates and then one evaluation of the last 200 rows.",
        ),
    ),
    Card(
        "Q5",
        "What does the batch size change about a single weight update, and about an epoch?",
        (
            "An update follows the gradient of the mean loss over one batch, so a larger batch makes that gradient less noisy and needs more memory.",
            "An epoch of n samples has ceil(n / batch_size) updates, so a larger batch also means fewer steps for the same data.",
            "Where the size doesn't divide n, the last batch holds the n - (ceil(n / batch_size) - 1) * batch_size samples left over; Keras doesn't drop them.",
        ),
    ),
    Card(
        "Q6",
        "Which activation functions do you meet most in Keras, and what are their ranges and slopes?",
        (
            "Sigmoid has range (0, 1) and tanh (-1, 1), with tanh(x) = 2 * sigmoid(2x) - 1; both are flat far from zero, where hardly any gradient gets through.",
            "ReLU is max(x, 0) with slope 1 where it is active; leaky ReLU keeps a small slope below zero, 0.2 as the activation `leaky_relu` but 0.3 as the layer `LeakyReLU`.",
            "Softmax makes positive numbers that sum to 1; adding a constant changes nothing, so one subtracts the largest input first and `exp` can't overflow.",
        ),
    ),
    Card(
        "Q7",
        "How do the output layers for two classes and for ten exclusive classes differ?",
        (
            "Two classes need one number: a single sigmoid unit gives the probability of the positive class, and the other class has the rest.",
            "Ten exclusive classes need ten units under a softmax, which makes them compete, so that the outputs are positive and sum to 1.",
            "A softmax over two scores 0 and z gives sigmoid(z) to the second, so the two agree; over a single unit it is always 1 and predicts nothing.",
        ),
    ),
    Card(
        "Q8",
        "Which cross-entropy goes with which output layer and label format?",
        (
            "The binary one goes with a sigmoid unit and labels 0 or 1, the categorical one with softmax and one-hot labels, its sparse version with softmax and class numbers.",
            "Each is the mean of -log of the probability that the true class was given, so a uniform guess over k classes costs log k.",
            "Given probabilities, Keras clips them at 1e-7, so that a prediction which is sure and wrong costs about 16.1 instead of infinity.",
        ),
    ),
    Card(
        "Q9",
        "Mean squared or mean absolute error for a regression: what does each of them aim at?",
        (
            "The prediction that minimises squared error is the mean of the targets, and for absolute error it is their median.",
            "Squaring makes one error of 10 weigh as much as a hundred errors of 1, so a few outliers can dominate the fit.",
            "A common choice is to train on the square, whose gradient fades towards the target, and to report the absolute error, which is in the target's unit.",
        ),
    ),
    Card(
        "Q10",
        "How many trainable parameters do Dense layers have, for example in a network 10 - 16 - 8 - 1?",
        (
            "A Dense layer has (inputs + 1) * units of them: a weight for each pair of input and unit, and a bias for each unit.",
            "For 10 - 16 - 8 - 1 that is 11 * 16 + 17 * 8 + 9 * 1 = 176 + 136 + 9 = 321.",
            "Batch size and activation don't enter, and `use_bias=False` takes away exactly one parameter per unit.",
        ),
    ),
    Card(
        "Q11",
        "How many parameters does a Conv2D layer have, and why doesn't the image size matter?",
        (
            "A filter spans all input channels and has one bias, so the layer has (kernel height * kernel width * channels + 1) * filters parameters.",
            "The same filters serve every position, so 32 filters of 3×3 on RGB cost (3 * 3 * 3 + 1) * 32 = 896 for a thumbnail and a poster alike.",
            "The image size comes back in the first Dense layer behind Flatten, which is why that one usually holds most of a small CNN's parameters.",
        ),
    ),
    Card(
        "Q12",
        "What does a pooling layer do to its feature maps, and what does it learn?",
        (
            "It replaces every window by its maximum or its mean, channel by channel; it has no weights and learns nothing.",
            "In Keras the stride is the pool size by default, so a pool of 2 halves height and width, and without padding what doesn't fill a window is dropped.",
            "Later layers get cheaper and see more of the image at once, at the price of knowing less exactly where a feature was.",
        ),
    ),
    Card(
        "Q13",
        "What happens to shape, values and parameters when feature maps go through Flatten?",
        (
            "Flatten reshapes (batch, height, width, channels) to (batch, height * width * channels) in row-major order; no value changes and no weight is added.",
            "It is needed because Dense acts on the last axis only, and would otherwise give one output per position instead of one per image.",
            "The next Dense layer then has a weight for each entry and unit, which is costly; GlobalAveragePooling2D hands on one number per channel instead.",
        ),
    ),
    Card(
        "Q14",
        "What does a simple recurrent layer compute at each step, and what does it remember?",
        (
            "At every step its state becomes h = tanh(x W + h U + b), starting from zeros, with the same W, U and b throughout.",
            "That state is both its output and its whole memory, so what it gives at step t depends on the first t inputs and on nothing later.",
            "Going back one step multiplies the gradient by U and a slope of tanh, so over many steps it shrinks or grows exponentially, hence LSTM and GRU.",
        ),
    ),
    Card(
        "Q15",
        "Compare LSTM and GRU: gates, states and parameter counts.",
        (
            "An LSTM has three gates and two states: its cell becomes c = f * c + i * candidate, and it shows h = o * tanh(c).",
            "A GRU has two gates and one state, h = z * h + (1 - z) * candidate, where the reset gate decides how much of h the candidate sees.",
            "So an LSTM has 4 * units * (features + units + 1) parameters and Keras's GRU 3 * units * (features + units + 2), with two biases by default.",
        ),
    ),
    Card(
        "Q16",
        "Take me through a transfer-learning project in Keras, in the right order.",
        (
            "Load a base without its top, set `base.trainable = False`, add a head, compile, and train until the validation loss settles.",
            "With enough data, go on: unfreeze the last layers of the base, but no BatchNormalization, and compile again with a small learning rate such as 1e-5.",
            "The order matters since gradients from a random head would spoil good features, and since a change of `trainable` after `fit` has no effect until the next `compile`.",
        ),
    ),
    Card(
        "Q17",
        "Why does a CNN care which size its input images have?",
        (
            "Convolutions themselves would take any size, and without padding leave floor((size - kernel) / stride) + 1 positions per axis.",
            "But a Dense layer behind Flatten is built for one number of inputs, so other sizes don't fit its kernel; global pooling lifts that.",
            "If the image is too small, a kernel or window ends up larger than its map, and Keras refuses to build the layer.",
        ),
    ),
    Card(
        "Q18",
        "What is the difference between `valid` and `same` padding, as formulas?",
        (
            "With `valid` nothing is added, and an axis keeps floor((size - kernel) / stride) + 1 positions.",
            "With `same` a convolution adds as many zeros as it takes to get ceil(size / stride) positions, whatever the kernel.",
            "So `same` preserves the size at stride 1 only, and it pays with borders that are computed partly from zeros that were never in the image.",
        ),
    ),
    Card(
        "Q19",
        "What changes when you raise the stride of a convolution from 1 to 2?",
        (
            "The kernel skips every other position, so about half of them are left per axis: floor((size - kernel) / 2) + 1, or ceil(size / 2) with `same`.",
            "Without padding you get exactly every second result of the stride-1 convolution, and the parameters stay the same.",
            "It shrinks maps as pooling does and saves the computation of what would be thrown away; a stride above the kernel size would skip pixels entirely.",
        ),
    ),
    Card(
        "Q20",
        "What does a Dropout layer compute in training, and what at inference?",
        (
            "In training each value becomes zero with probability `rate`, anew for every sample and step, and the others are multiplied by 1 / (1 - rate).",
            "That factor keeps the expected value as it was, so at inference the layer hands its input on unchanged.",
            "It reduces overfitting because no unit can count on any other being there, much as if many thinned networks were averaged.",
        ),
    ),
    Card(
        "Q21",
        "By which rule does early stopping end a training run?",
        (
            "After each epoch the validation loss is compared with the best so far; unless it is lower by more than `min_delta`, a counter goes up; if it is, the counter returns to zero.",
            "Training ends when the counter reaches `patience`, so a loss that falls again without beating the best is still no improvement.",
            "With a patience of 2 and losses 5, 3, 4, 3.5 it ends after the fourth epoch, and the second one was the best.",
        ),
    ),
    Card(
        "Q22",
        "How do momentum, RMSprop and Adam each turn a gradient into a step?",
        (
            "Momentum moves by v = momentum * v - rate * g, a decaying sum of gradients; RMSprop divides each gradient by the root of a running mean of its squares.",
            "Adam does both and corrects its averages for starting at zero, so its first step moves each weight by about the learning rate, whatever the gradient's size.",
            "Scaling each weight's steps makes Adam robust at its default rate of 0.001, while a well-tuned SGD with momentum may still end up better.",
        ),
    ),
    Card(
        "Q23",
        "What goes wrong with a learning rate that is too small or too large, and where is the limit?",
        (
            "The rate scales the step against the gradient: too small wastes updates, too large overshoots further each time, until the loss is NaN.",
            "On the parabola 0.5 * a * w² a step multiplies w by 1 - rate * a, so descent converges exactly for rates between 0 and 2 / a.",
            "With many weights the steepest direction sets that limit and the flattest one the pace, which is why scaled inputs and adaptive optimizers help.",
        ),
    ),
    Card(
        "Q24",
        "When is Sequential no longer enough, and what does the Functional API do differently?",
        (
            "Sequential is a list in which each layer feeds the next, so it can't express a second input or output, a branch or a skip.",
            "In the Functional API you call layers on symbolic tensors that begin at `Input`, and a `Model` is the graph between its inputs and outputs.",
            "Layers can be shared there: calling one twice uses a single set of weights, counted once, and its gradient is the sum over both calls.",
        ),
    ),
    Card(
        "Q25",
        "What is a Keras callback, and how does one influence training?",
        (
            "A callback is an object whose methods `fit` calls at fixed moments, around training, epochs and batches, with the metrics so far in `logs`.",
            "Built-in ones stop early, save the model or lower the learning rate; for anything else you subclass `keras.callbacks.Callback` and override a hook.",
            "It stops training by `self.model.stop_training = True`; setting `self.stop_training` or misspelling a hook does nothing, and no error says so.",
        ),
    ),
    Card(
        "Q26",
        "Build a binary classifier for ten features with hidden layers of 16 and 8 units, and justify each choice.",
        (
            "Stack an `Input` of shape (10,), Dense layers of 16 and 8 units with ReLU, and one sigmoid unit: 176 + 136 + 9 = 321 parameters.",
            "Without ReLU the layers would collapse into one affine map; the sigmoid turns the last number into a probability.",
            "Compile with Adam, binary cross-entropy and accuracy; the loss gets probabilities here, so `from_logits=True` would be a mistake.",
        ),
    ),
    Card(
        "Q27",
        "What exactly does `fit` do with `epochs`, `batch_size` and `validation_split`?",
        (
            "It holds out the last fraction of the rows before any shuffling, so data sorted by class has to be shuffled beforehand.",
            "In each epoch it shuffles the other rows, makes ceil(rows / batch_size) updates, and then evaluates the rows held out.",
            "The `History` has one value per epoch: the training loss averages over weights that kept changing, while `val_loss` belongs to those at the epoch's end.",
        ),
    ),
    Card(
        "Q28",
        "Build a small CNN that sorts 64×64 colour images into ten classes, and say what each layer is for.",
        (
            "Conv2D with ReLU finds local patterns, MaxPooling2D halves the maps, Flatten makes a vector, and two Dense layers, ReLU and then softmax, decide.",
            "Compile with Adam and categorical cross-entropy for one-hot labels; class numbers need the sparse version, and a mix-up ends in an error about ranks.",
            "Nearly all parameters sit in the Dense layer behind Flatten, so another convolution and pooling before it makes the network smaller, not larger.",
        ),
    ),
    Card(
        "Q29",
        "Count by hand: 64×64×3 images, 32 filters of 3×3 without padding, pooling by 2, then Dense layers of 64 and 10 units.",
        (
            "The convolution has (3 * 3 * 3 + 1) * 32 = 896 parameters; pooling and Flatten have none.",
            "Its maps of 62×62 become 31×31, so Flatten hands on 31 * 31 * 32 = 30,752 numbers, and the first Dense layer has 30,753 * 64 = 1,968,192 parameters.",
            "The last layer adds 65 * 10 = 650, which makes 1,969,738 in all; the one that is added each time is the bias of a filter or unit.",
        ),
    ),
    Card(
        "Q30",
        "Build a SimpleRNN classifier for sequences of ten steps with one feature, and say what limits it.",
        (
            "Take an `Input` of shape (10, 1), a SimpleRNN of 32 units and one sigmoid unit, with Adam and binary cross-entropy: 1,088 + 33 = 1,121 parameters.",
            "The recurrent part counts units * (features + units + 1), however many steps there are, since all steps share one set of weights.",
            "Each step squeezes its only state through tanh again, so gradients fade on the way back, and what came early is hard to learn from.",
        ),
    ),
    Card(
        "Q31",
        "Build an LSTM classifier for sequences of 20 steps with one feature, and derive its parameter count.",
        (
            "An `Input` of shape (20, 1), an LSTM of 50 units and one sigmoid unit do it; `return_sequences` stays False, as only the last state is needed.",
            "The LSTM has 4 * units * (features + units + 1) = 4 * 50 * 52 = 10,400 parameters: one set each for three gates and the candidate.",
            "The output unit adds 51 for 10,451 in all, whatever the number of steps; a second LSTM on top would need `return_sequences=True` in the first.",
        ),
    ),
    Card(
        "Q32",
        "Replace an LSTM of 50 units on one feature by a GRU, and say what that saves.",
        (
            "Only the layer changes: a GRU of 50 units has 3 * units * (features + units + 2) = 3 * 50 * 53 = 7,950 parameters instead of 10,400.",
            "It has three sets of weights where the LSTM has four, and one state instead of two.",
            "The 2 stands for two biases: with `reset_after=True`, Keras's default, the reset gate acts on the product with h, which has a bias of its own.",
        ),
    ),
    Card(
        "Q33",
        "Load a folder of images, one subfolder per class, in a form that `fit` can train on.",
        (
            'Call `keras.utils.image_dataset_from_directory` with `label_mode="categorical"` and a size: it gives batches of resized images and one-hot labels, classes in alphabetical order.',
            "It took the place of `ImageDataGenerator`, which Keras 3 no longer has, and reads files batch by batch, so the folder may exceed memory.",
            "Pixels come as floats from 0 to 255, so scale them by 1/255; as a `Rescaling` layer in the model, that can't be forgotten at inference.",
        ),
    ),
    Card(
        "Q34",
        "Set up augmentation with rotations up to 20 degrees, small shifts and mirror images, the Keras 3 way.",
        (
            'Chain the layers `Rescaling(1/255)`, `RandomRotation(20/360)`, `RandomTranslation(0.1, 0.1)` and `RandomFlip("horizontal")`, as part of the model or mapped over the dataset.',
            "`RandomRotation` counts in full turns, so 20 is an error; `RandomFlip` without an argument also turns images upside down.",
            "The random layers act in `fit` and rest in `predict`; called by yourself they act unless you pass `training=False`, unlike Dropout.",
        ),
    ),
    Card(
        "Q35",
        "Put a ten-class head with 128 hidden units on VGG16 for 224×224 images: how many parameters are trained?",
        (
            "Load VGG16 with `include_top=False`, set its `trainable` to False, and add Flatten, 128 ReLU units and 10 softmax units before you compile.",
            "The base hands on 7 * 7 * 512 = 25,088 numbers, so the head trains 25,089 * 128 + 129 * 10 = 3,212,682 parameters beside 14,714,688 frozen ones.",
            "Feed the base what it was trained on: its `preprocess_input` expects pixels from 0 to 255, so images already scaled to 1 would all look black.",
        ),
    ),
    Card(
        "Q36",
        "Add early stopping to a training run: which settings matter, and which default is a trap?",
        (
            "Hold out validation data and give `fit` an `EarlyStopping` callback that watches `val_loss` with a patience of a few epochs; the default patience is 0.",
            "Set `restore_best_weights=True`, since by default the model keeps its last weights, `patience` epochs past the best; Keras restores them even if the epochs run out.",
            "Without validation data there is no `val_loss`: Keras warns, trains to the end and never stops early.",
        ),
    ),
    Card(
        "Q37",
        "Build a network of 20 inputs, 64 hidden units and one probability in which half of the hidden units are dropped.",
        (
            "Put 64 Dense units with ReLU, `Dropout(0.5)` and one sigmoid unit behind an `Input` of shape (20,): 1,344 + 65 = 1,409 parameters, none of them Dropout's.",
            "The rate is the fraction that is dropped, not kept, and the layer stands right behind the one that it thins.",
            "In training the kept half is doubled, by 1 / (1 - 0.5), so `predict` can use the plain network, and gives the same answer every time.",
        ),
    ),
    Card(
        "Q38",
        "Compile a model for regression: which loss, which metric, and why not accuracy?",
        (
            "Behind one linear unit use mean squared error as the loss, mean absolute error as a metric, and Adam.",
            "The squared error's gradient is proportional to the error, so steps calm down near the target, while the absolute error tells a reader how far off predictions are.",
            "Accuracy counts predictions that equal their target, which real numbers hardly ever do, so it stays near 0 even for a good model.",
        ),
    ),
    Card(
        "Q39",
        "How do you turn the output of a sigmoid model into labels, and which mistakes go unnoticed?",
        (
            "Compare the predicted probabilities with a threshold and turn the truth values into integers; casting first would cut everything below 1 to 0.",
            "The result has shape (n, 1), so flatten it: compared with labels of shape (n,), it silently becomes an n×n table.",
            "An argmax over the single column is always 0, and 0.5 is only a default: lower it where a miss costs more than a false alarm.",
        ),
    ),
    Card(
        "Q40",
        "How do you evaluate a softmax classifier class by class?",
        (
            "Take the argmax over the last axis, of predictions and of one-hot labels alike, as scikit-learn's `classification_report` wants class numbers.",
            "The true labels go first: swapped, precision and recall trade places, and nothing warns you.",
            "Read the macro average, which counts all classes alike, beside the weighted one; where it is much lower, rare classes are doing badly.",
        ),
    ),
    Card(
        "Q41",
        "Flatten follows 32 unpadded filters of 3×3 on 28×28×1 images: what shape comes out, and in which order?",
        (
            "The convolution leaves 28 - 3 + 1 = 26 positions per axis, so its maps have shape (batch, 26, 26, 32).",
            "Flatten keeps the batch axis and joins the others, so (batch, 21632) comes out, since 26 * 26 * 32 = 21,632.",
            "The order is row-major with channels last, so the 32 filter outputs of one position lie next to each other.",
        ),
    ),
    Card(
        "Q42",
        "On 28×28×1 images, 32 unpadded filters of 3×3 are followed by max pooling of 2: what are the output shape and parameters?",
        (
            "The convolution gives 28 - 3 + 1 = 26 positions per axis, pooling floor(26 / 2) = 13, so the output is (batch, 13, 13, 32).",
            "All (3 * 3 * 1 + 1) * 32 = 320 parameters belong to the convolution, since a maximum has nothing to learn.",
            "Pooling before the ReLU would give the same, as ReLU is monotonic and so never changes which value of a window is the largest.",
        ),
    ),
    Card(
        "Q43",
        "Write a Sequential model with ten inputs, 32 hidden units and one probability: what comes first, and why?",
        (
            "First an `Input` of shape (10,), then 32 Dense units with ReLU and one with a sigmoid: 352 + 33 = 385 parameters.",
            "Because of the `Input`, the weights exist at once, so `summary()` and `count_params()` work before the model has seen data.",
            "The old `input_shape=` on the first layer still works, with a warning; on any later layer it has no effect.",
        ),
    ),
    Card(
        "Q44",
        "Write ten inputs, 32 ReLU units and one sigmoid unit in the Functional API: what do the calls really do?",
        (
            "Begin with an `Input`, call every layer on the tensor before it, and give both ends to `keras.Model`.",
            "The calls compute no numbers: they create the layers' weights and record the graph, on symbolic tensors that have a shape and a dtype only.",
            "It is the same network as its Sequential twin, with 352 + 33 = 385 parameters, and with the same weights it gives the same outputs.",
        ),
    ),
    Card(
        "Q45",
        "Why would you compile a binary classifier with precision and recall besides accuracy?",
        (
            "If one sample in a hundred is positive, a model that always says no has 99 % accuracy and a recall of 0.",
            "Precision, tp / (tp + fp), says how far an alarm can be trusted; recall, tp / (tp + fn), how many of the positives are found.",
            "Keras adds up their counts over the batches, so an epoch's value is exact; their threshold is 0.5 by default, so they need probabilities, not logits.",
        ),
    ),
    Card(
        "Q46",
        "How do you save a trained model so that training can go on elsewhere, and what is in the file?",
        (
            "`model.save` to a name that ends in `.keras` writes one zip file with architecture, weights, compile settings and optimizer state, and `keras.models.load_model` brings all of it back.",
            "That is why training resumes where it stopped; `save_weights` leaves the optimizer's state out and needs the same architecture built first.",
            "`.h5` still works as a legacy format, and layers or metrics of your own must be registered or named in `custom_objects` to be loaded.",
        ),
    ),
    Card(
        "Q47",
        "The validation loss has reached a plateau: how do you let Keras lower the learning rate?",
        (
            "`ReduceLROnPlateau` multiplies the learning rate by `factor` once `val_loss` hasn't improved for `patience` epochs, and never goes below `min_lr`.",
            "Near a minimum, long steps jump from one side of the valley to the other; shorter ones can go on down.",
            "Its patience must be shorter than that of `EarlyStopping`, or training ends first, and the rate must be a number, since a `LearningRateSchedule` can't be changed.",
        ),
    ),
    Card(
        "Q48",
        "Write recall as a metric function: what does it compute, and what can go wrong?",
        (
            "With `keras.ops` it computes sum(y * round(p)) / (sum(y) + epsilon), which also works in a compiled graph and is 0 without positives.",
            "`fit` may hand it labels (n,) beside predictions (n, 1), whose product is an n×n table and a recall above 1, so reshape and cast both first.",
            "Keras averages the function over batches, which is not the recall of the epoch; `keras.metrics.Recall` adds up its counts instead.",
        ),
    ),
    Card(
        "G1",
        "Why do gradients vanish in deep networks, how do you notice, and what helps?",
        (
            "Backpropagation multiplies a weight and a slope for every layer; a sigmoid's slope is at most 1/4, so L units in a chain leave at most (|w| / 4) to the power L.",
            "You notice it by comparing gradient norms layer by layer: the first kernels get next to nothing, while the last ones still learn.",
            "What helps keeps each factor near 1: ReLU with He initialisation, normalization between layers, and shortcuts, whose sum passes gradients on undiminished.",
        ),
    ),
    Card(
        "G2",
        "The loss turns to NaN after a few steps: how does gradient clipping help, and which kind do you choose?",
        (
            "Where the factors of backpropagation exceed 1, gradients grow exponentially with depth or time steps, and one enormous step ruins the weights.",
            "`clipnorm` shortens the gradient of each weight tensor to a given norm, `global_clipnorm` scales all of them by one factor; gradients below the limit pass unchanged.",
            "`clipvalue` cuts single components and so bends the direction; beside clipping, a lower learning rate and He or Glorot initialisation treat the cause.",
        ),
    ),
    Card(
        "G3",
        "What does BatchNormalization compute in training and at inference, and how many parameters does it have?",
        (
            "In training it computes gamma * (x - mean) / sqrt(variance + 0.001) + beta per channel, with the mean and the biased variance of the batch.",
            "Meanwhile it keeps moving = 0.99 * moving + 0.01 * batch for both, and inference uses these, so that no prediction depends on its neighbours in the batch.",
            "Of its 4 numbers per channel gamma and beta are trained; a bias right before it is useless, as the mean takes it away again.",
        ),
    ),
    Card(
        "K1",
        "Set Keras beside TensorFlow and PyTorch: what does it add, and at what cost?",
        (
            "TensorFlow and PyTorch bring tensors, automatic differentiation and devices; Keras puts layers, losses, metrics and a training loop on top, the same for every backend.",
            "You gain `compile` and `fit` and a choice of backends; in exchange an unusual training step means overriding `train_step`, which differs by backend.",
            "A function in `keras.ops` shows the idea: it takes NumPy arrays, tensors and symbolic `KerasTensor`s, so one definition serves them all.",
        ),
    ),
    Card(
        "K2",
        "What can a Functional model express that a Sequential one can't, and what else should you know about Sequential?",
        (
            "A Sequential is a plain chain of layers, which is enough for most classifiers and the easiest to read.",
            "Two inputs, two heads, a skip connection or a shared encoder need a graph, so the Functional API; control flow that depends on data needs a subclass.",
            "Begin a Sequential with an `Input`: otherwise it has no weights until it meets data, and `count_params()` raises an error.",
        ),
    ),
    Card(
        "K3",
        "What would a deep network be without activation functions, and how do you choose them?",
        (
            "Without them any stack of Dense layers equals one affine map W x + b, so more depth would add parameters but no new functions.",
            "For hidden layers start with ReLU: its slope of 1 passes gradients on, while a sigmoid's is at most 1/4 and shrinks them at every layer.",
            "At the output the task decides: sigmoid for one probability, softmax for exclusive classes, none for a real number.",
        ),
    ),
    Card(
        "K4",
        "What do convolution and pooling layers compute, and why do they go well together?",
        (
            "A convolution multiplies each window of the image, over all channels, with small kernels, sums up and adds a bias; strictly it is cross-correlation, without flipping.",
            "The kernels are the same at every position, so there are few weights, and a shifted image gives shifted maps.",
            "Pooling keeps the maximum or mean of each window, so the maps shrink, and it matters less where in a window the pattern was.",
        ),
    ),
    Card(
        "K5",
        "What is Dropout good for, and by what can you tell that it is at work?",
        (
            "It fights overfitting: with random units missing at every step, each feature has to be useful without relying on particular partners.",
            "`fit` turns it on, while `predict` and `model(x)` leave it off; `model(x, training=True)` gives another result at every call.",
            "Don't be surprised by a training loss above the validation loss, as only the former is measured with units missing; if both stay high, the rate may be too high.",
        ),
    ),
    Card(
        "K6",
        "How do you choose the batch size for a new training job?",
        (
            "Start at 32 or 64 and double it while memory allows and an epoch still gets faster; beyond that point you only lose updates.",
            "Gradient noise falls only with the square root of the size, so four times the batch halves the noise and leaves a quarter of the updates.",
            "Compare sizes by validation loss after equal time, and tune the learning rate for each, as a larger batch usually bears a larger one.",
        ),
    ),
    Card(
        "K7",
        "What do you settle in `compile`, and how do you get classes out of `predict`?",
        (
            "`compile` settles how to learn: optimizer, loss and metrics; `predict` uses none of them and works on a model that was never compiled.",
            "The loss must read what the last layer gives: categorical cross-entropy expects one-hot labels and softmax probabilities, unless told `from_logits=True`.",
            "`predict` gives a row of probabilities per sample, and the class is its argmax over the last axis; without an axis you would search the whole batch at once.",
        ),
    ),
    Card(
        "K8",
        "How do you follow a model while it trains, and keep its intermediate states?",
        (
            "`fit` reports losses and metrics after each epoch to its callbacks, which can log them to a file, save the model or change the learning rate.",
            "`ModelCheckpoint` by default saves the whole model every epoch, under a name such as `{epoch:02d}-{val_loss:.4f}.keras`; `save_best_only` and `save_weights_only` narrow that down.",
            "In such names epochs count from 1, in a hook such as `on_epoch_end` from 0, and `val_loss` exists only with validation data.",
        ),
    ),
    Card(
        "K9",
        "Why does early stopping work against overfitting, and what does it cost?",
        (
            "Training loss goes on falling while the network begins to fit noise; stopping near the lowest validation loss keeps it from going that far.",
            "In Keras `EarlyStopping` does that in `fit`: its patience bridges the ups and downs of a noisy curve, and `restore_best_weights=True` goes back to the best epoch.",
            "It costs the data held out, and a validation score that is a little too good, since it chose the epoch; only a separate test set is unbiased.",
        ),
    ),
    Card(
        "K10",
        "You have 500 labelled images: how does transfer learning help, and when do you fine-tune?",
        (
            "A base trained on millions of images already computes useful features, so 500 images have to train a small head only.",
            "Frozen by `base.trainable = False`, it gets no updates, and its BatchNormalization layers run in inference mode, so their statistics stay as they were.",
            "Fine-tune its top layers once the head no longer improves, at a rate around 1e-5, since large steps would erase what the base knows.",
        ),
    ),
    Card(
        "K11",
        "What does data augmentation buy you, and what are its limits?",
        (
            "Small rotations, shifts or flips that keep the label show the network new variants in every epoch, so that it can't memorise single images.",
            "In Keras they are layers such as `RandomRotation` and `RandomFlip`, which act in training only, so validation and prediction see images as they are.",
            "The changes have to be plausible, as a mirrored cat is a cat but a 6 upside down is a 9, and they can't replace examples that you never had.",
        ),
    ),
)
