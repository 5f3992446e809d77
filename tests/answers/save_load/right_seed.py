from keras.models import load_model


def save_and_load(model, path):
    model.save(path)
    loaded_model = load_model(path)
    return loaded_model
