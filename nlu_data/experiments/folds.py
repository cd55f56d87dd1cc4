"""Held-out folds of the training data: accuracy, danger, calibration, learning curve.

The features are those of config.yml, built with scikit-learn alone, so that a run
over all folds takes minutes. Labels and texts come from the files that Rasa reads.
"""

import argparse
import random
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any, List, NamedTuple, Sequence, Set, Text, Tuple

import numpy as np
import scipy.sparse as sp
from components.flat_classifier import DIRECTIONS
from components.sentence_encoder import ENCODERS
from components.spelling import normalize, sound
from ruamel.yaml import YAML
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

HOME = Path(__file__).resolve().parent.parent
ROUNDS, C = 40, 30.0
SEED = 7
PIPELINE = ("use", "e5")
"""The encoders of config.yml."""

_DANGER_STEPS = (0.05, 0.08, 0.12, 0.16, 0.20, 0.25, 0.30, 0.40, 0.50)
_BANDS = tuple(step / 10 for step in range(11))
_CAPS = (3, 6, 12, 25, 50, 100, 1000)


class Data(NamedTuple):
    """Training texts with their full labels; which labels are danger."""

    texts: List[Text]
    labels: np.ndarray
    dangerous: Set[Text]


class Fold(NamedTuple):
    """Probabilities of held-out texts over all labels, and their true labels."""

    probabilities: np.ndarray
    truth: np.ndarray
    classes: np.ndarray


def load() -> Data:
    """Every example of data/, each text once a label."""
    reader = YAML(typ="safe", pure=False)
    texts: List[Text] = []
    labels: List[Text] = []
    dangerous: Set[Text] = set()
    seen: Set[Tuple[Text, Text]] = set()
    for path in sorted((HOME / "data").rglob("*.yml")):
        for block in (reader.load(path) or {}).get("nlu") or []:
            label = block.get("intent")
            if not label:
                continue
            if (block.get("metadata") or {}).get("peligro"):
                dangerous.add(label)
            for line in str(block["examples"]).splitlines():
                text = line.strip()[2:].strip()
                if text and (text, label) not in seen:
                    seen.add((text, label))
                    texts.append(text)
                    labels.append(label)
    return Data(texts, np.array(labels), dangerous)


def encoded(names: Sequence[Text], texts: Sequence[Text]) -> np.ndarray:
    """The vectors of some of the pipeline's encoders, side by side."""
    blocks = [np.zeros((len(texts), 0), dtype="float32")]
    for name in names:
        encode = ENCODERS[name]()
        rows = []
        for start in range(0, len(texts), 256):
            batch = [normalize(text) for text in texts[start : start + 256]]
            rows.append(np.atleast_2d(encode(batch)).astype("float32"))
            progress(name, start, len(texts))
        blocks.append(np.vstack(rows))
    return np.hstack(blocks)


def ranked(data: Data, vectors: np.ndarray, train: np.ndarray, held: np.ndarray) -> Fold:
    """Fit on `train`, give the probabilities of `held`."""
    blocks = [_counts("char_wb", (2, 4)), _counts("word", (1, 2))]
    sounds = [" ".join(sound(word) for word in normalize(text).split()) for text in data.texts]
    learnt = [sounds[i] for i in train]
    asked = [sounds[i] for i in held]
    left: List[Any] = []
    right: List[Any] = []
    for counter in blocks:
        weigh = TfidfTransformer(sublinear_tf=True)
        left.append(weigh.fit_transform(counter.fit_transform(learnt)))
        right.append(weigh.transform(counter.transform(asked)))
    if vectors.shape[1]:
        least = min(DIRECTIONS, vectors.shape[1] - 1)
        turn = TruncatedSVD(least, random_state=0).fit(vectors[train])
        left.append(sp.csr_matrix(turn.transform(vectors[train])))
        right.append(sp.csr_matrix(turn.transform(vectors[held])))
    model = LogisticRegression(C=C, max_iter=ROUNDS, solver="lbfgs")
    model.fit(sp.hstack(left).tocsr().astype("float32"), data.labels[train])
    probabilities = model.predict_proba(sp.hstack(right).tocsr().astype("float32"))
    return Fold(probabilities, data.labels[held], model.classes_)


def _counts(analyzer: Text, ngrams: Tuple[int, int]) -> CountVectorizer:
    pattern = r"\b\w+\b"
    return CountVectorizer(
        analyzer=analyzer, ngram_range=ngrams, min_df=2, token_pattern=pattern, lowercase=False
    )


def folds(data: Data, vectors: np.ndarray, parts: int) -> Fold:
    """All held-out parts as one; labels too rare to hold out stay in training."""
    names, counts = np.unique(data.labels, return_counts=True)
    common = set(names[counts >= parts])
    usable = np.array([i for i, label in enumerate(data.labels) if label in common])
    rare = np.array([i for i, label in enumerate(data.labels) if label not in common], dtype=int)
    splitter = StratifiedKFold(parts, shuffle=True, random_state=SEED)
    found: List[Fold] = []
    for number, (learn, hold) in enumerate(splitter.split(usable, data.labels[usable])):
        progress("folds", number, parts)
        found.append(ranked(data, vectors, np.append(usable[learn], rare), usable[hold]))
    classes = found[0].classes
    return Fold(
        np.vstack([fold.probabilities for fold in found]),
        np.concatenate([fold.truth for fold in found]),
        classes,
    )


def accuracy(fold: Fold) -> Tuple[float, float]:
    """Right at once, right among three."""
    order = np.argsort(-fold.probabilities, axis=1)[:, :3]
    hits = fold.classes[order] == fold.truth[:, None]
    return float(hits[:, 0].mean()), float(hits.any(axis=1).mean())


def danger(fold: Fold, dangerous: Set[Text]) -> Tuple[np.ndarray, np.ndarray]:
    """(summed probability of danger, whether it is danger) of each text."""
    columns = [i for i, name in enumerate(fold.classes) if name in dangerous]
    truth = np.array([label in dangerous for label in fold.truth])
    return fold.probabilities[:, columns].sum(axis=1), truth


def report(fold: Fold, dangerous: Set[Text]) -> None:
    """Print accuracy, danger by threshold, calibration, and what answering costs."""
    once, three = accuracy(fold)
    print(f"right at once {once:.1%}, among three {three:.1%}, {len(fold.truth)} held out")
    total, truth = danger(fold, dangerous)
    print("\ndanger at   heard   false alarms")
    for step in _DANGER_STEPS:
        heard, alarms = (total[truth] >= step).mean(), (total[~truth] >= step).mean()
        print(f"  {step:4.2f}     {heard:6.1%}   {alarms:6.1%}")
    best = fold.probabilities.max(axis=1)
    right = fold.classes[fold.probabilities.argmax(axis=1)] == fold.truth
    print("\nconfidence   share   right")
    for low, high in pairwise(_BANDS):
        inside = (best >= low) & (best < (high if high < 1 else 2))
        if inside.any():
            print(f"  {low:.1f}-{high:.1f}    {inside.mean():6.1%}  {right[inside].mean():6.1%}")
    print("\nanswer at   answered   wrong among all")
    for step in (0.35, 0.40, 0.45, 0.50, 0.55, 0.60):
        told = best >= step
        print(f"  {step:4.2f}     {told.mean():6.1%}     {(told & ~right).mean():6.1%}")


def curve(data: Data, vectors: np.ndarray) -> None:
    """Accuracy on one held-out quarter for growing numbers of examples a label."""
    names, counts = np.unique(data.labels, return_counts=True)
    chance = random.Random(SEED)
    places = {name: [i for i, label in enumerate(data.labels) if label == name] for name in names}
    held: List[int] = []
    for name, count in zip(names, counts):
        chance.shuffle(places[name])
        held += places[name][: count // 4]
    print("examples a label   right at once   among three   danger heard / false alarms at 0.3")
    for cap in _CAPS:
        train = [
            i
            for name, count in zip(names, counts)
            for i in places[name][count // 4 : count // 4 + cap]
        ]
        fold = ranked(data, vectors, np.array(train), np.array(held))
        once, three = accuracy(fold)
        total, truth = danger(fold, data.dangerous)
        heard, alarms = (total[truth] >= 0.3).mean(), (total[~truth] >= 0.3).mean()
        print(
            f"  up to {cap:4d} ({len(train):5d})   {once:6.1%}        {three:6.1%}        "
            f"{heard:6.1%} / {alarms:.1%}",
            flush=True,
        )


def compare(data: Data, parts: int) -> None:
    """The same folds with each encoder: accuracy, numbers a text, milliseconds a text."""
    for names in ((), ("use",), ("e5",), PIPELINE):
        began = time.monotonic()
        vectors = encoded(names, data.texts)
        spent = time.monotonic() - began
        fold = folds(data, vectors, parts)
        once, three = accuracy(fold)
        total, truth = danger(fold, data.dangerous)
        heard, alarms = (total[truth] >= 0.3).mean(), (total[~truth] >= 0.3).mean()
        print(
            f"{'+'.join(names) or 'none':7} {vectors.shape[1]:4d} numbers  "
            f"{spent / len(data.texts) * 1000:5.1f} ms  "
            f"right {once:.1%}  three {three:.1%}  danger {heard:.1%} / {alarms:.1%}",
            flush=True,
        )


def progress(what: Text, done: int, of: int) -> None:
    """One line that writes over itself."""
    print(f"\r{what} {done}/{of} ", end="", file=sys.stderr, flush=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["folds", "curve", "encoders"])
    parser.add_argument("--parts", type=int, default=4, help="folds (default 4)")
    options = parser.parse_args()
    data = load()
    print(f"{len(data.texts)} examples, {len(set(data.labels))} labels", flush=True)
    if options.what == "encoders":
        compare(data, options.parts)
        return
    vectors = encoded(PIPELINE, data.texts)
    if options.what == "curve":
        curve(data, vectors)
    else:
        report(folds(data, vectors, options.parts), data.dangerous)


if __name__ == "__main__":
    main()
