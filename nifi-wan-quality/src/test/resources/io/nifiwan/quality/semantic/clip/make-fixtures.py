"""Makes the files of this folder: pip install onnx tokenizers pillow numpy; python make-fixtures.py

tiny/        an image and text model of a few KB in which colour words and colours share a space (red, green, blue, brightness)
golden.json  token ids by the reference tokenizers (Hugging Face) for small vocabularies, and pictures resized by Pillow
"""
import gzip
import hashlib
import json
import os

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from PIL import Image
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

HERE = os.path.dirname(os.path.abspath(__file__))
TINY = os.path.join(HERE, "tiny")
CONTEXT = 16
COLOURS = {"red": (1, -.5, -.5), "green": (-.5, 1, -.5), "blue": (-.5, -.5, 1), "yellow": (.7, .7, -1),
           "红": (1, -.5, -.5), "绿": (-.5, 1, -.5), "蓝": (-.5, -.5, 1), "黄": (.7, .7, -1)}
PLAIN = "a the in on of and with door room wall boat car light stands street 的 色 门 墙 船 一 扇 房 间 里".split()


def save(name, data):
    path = os.path.join(TINY, name)
    with open(path, "wb") as file:
        file.write(data)
    return hashlib.sha256(data).hexdigest()


def model(nodes, inputs, outputs, constants):
    graph = helper.make_graph(nodes, "tiny", inputs, outputs, [numpy_helper.from_array(value, name) for name, value in constants.items()])
    built = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(built)
    return built.SerializeToString()


def tiny():
    os.makedirs(TINY, exist_ok=True)
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"] + list(COLOURS) + PLAIN
    save("vocab.txt", ("\n".join(words) + "\n").encode())
    table = np.zeros((len(words), 4), np.float32)
    for word, colour in COLOURS.items():
        table[words.index(word), :3] = colour
    table[words.index("[CLS]"), 3] = .2
    sum_words = {"table": table, "axes": np.array([1], np.int64)}
    save("text.onnx", model(
        [helper.make_node("Gather", ["table", "input_ids"], ["tokens"]), helper.make_node("ReduceSum", ["tokens", "axes"], ["text_embeds"], keepdims=0)],
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["n", "t"])],
        [helper.make_tensor_value_info("text_embeds", TensorProto.FLOAT, ["n", 4])], sum_words))
    # As some exports are: one text at a time, 32-bit ids, a mask, and the features of every token.
    save("text-tokens.onnx", model(
        [helper.make_node("Gather", ["table", "text"], ["tokens"]),
         helper.make_node("Cast", ["mask"], ["shares"], to=TensorProto.FLOAT),
         helper.make_node("Unsqueeze", ["shares", "last"], ["column"]),
         helper.make_node("Mul", ["tokens", "column"], ["last_hidden_state"])],
        [helper.make_tensor_value_info("text", TensorProto.INT32, [1, CONTEXT]), helper.make_tensor_value_info("mask", TensorProto.INT32, [1, CONTEXT])],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [1, CONTEXT, 4])],
        {"table": table, "last": np.array([2], np.int64)}))
    cells = np.zeros((48, 4), np.float32)
    for channel in range(3):
        for cell in range(16):
            for target in range(3):
                cells[16 * channel + cell, target] = (1 if channel == target else -.5) / 16
    save("image.onnx", model(
        [helper.make_node("AveragePool", ["pixel_values"], ["grid"], kernel_shape=[8, 8], strides=[8, 8]),
         helper.make_node("Flatten", ["grid"], ["flat"]), helper.make_node("MatMul", ["flat", "cells"], ["colour"]),
         helper.make_node("Add", ["colour", "floor"], ["image_embeds"])],
        [helper.make_tensor_value_info("pixel_values", TensorProto.FLOAT, ["n", 3, 32, 32])],
        [helper.make_tensor_value_info("image_embeds", TensorProto.FLOAT, ["n", 4])],
        {"cells": cells, "floor": np.array([0, 0, 0, .2], np.float32)}))
    hashes = {name: hashlib.sha256(open(os.path.join(TINY, name), "rb").read()).hexdigest() for name in ("image.onnx", "text.onnx", "vocab.txt")}
    descriptor = {
        "id": "tiny-colours", "languages": ["en", "zh"],
        "image": {"file": "image.onnx", "sha256": hashes["image.onnx"], "input": "pixel_values", "output": "image_embeds", "size": 32,
                  "resize": "SHORT_SIDE_CROP", "filter": "BICUBIC", "mean": [.5, .5, .5], "std": [.5, .5, .5]},
        "text": {"file": "text.onnx", "sha256": hashes["text.onnx"], "input": "input_ids", "output": "text_embeds", "context": CONTEXT,
                 "tokenizer": {"kind": "WORDPIECE", "file": "vocab.txt", "sha256": hashes["vocab.txt"]}},
        "scale": 10.0}
    save("model.json", (json.dumps(descriptor, indent=1) + "\n").encode())


TEXTS = ["a red door", "A photo of the old lighthouse, at night!", "it's 2 o'clock, don't panic", "一只猫在雨中的街道上行走", "红色的门 and a blue boat",
         "  spaces \t and\nlines  ", "naïve café – 50% €", "😀 smile", "xyzzy qwertyuiop", "", "镜头缓慢向右平移，穿过人群"]
UNSEEN = ["ß 魚 🚢 ok", "第3集：鲸鱼", "Ångström’s 12½ l'eau"]
CORPUS = TEXTS + ["the lighthouse stands at night in the rain", "a boat on the sea at night", "the old man and the red door of the house",
                  "雨中的街道上一只红色的猫", "街道上的人群在雨中行走", "don't stop the boat, it's night"] * 5


def byte_characters():
    kept = list(range(33, 127)) + list(range(161, 173)) + list(range(174, 256))
    characters = {byte: chr(byte) for byte in kept}
    extra = 0
    for byte in range(256):
        if byte not in characters:
            characters[byte] = chr(256 + extra)
            extra += 1
    order = kept + [byte for byte in range(256) if byte not in kept]
    return [characters[byte] for byte in order]


def clip_tokenizer(vocab, merges):
    tokenizer = Tokenizer(models.BPE(vocab=vocab, merges=merges, end_of_word_suffix="</w>", continuing_subword_prefix="", fuse_unk=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(r"""<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"""),
                             behavior="removed", invert=True),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    return tokenizer


def clip_golden():
    trained = clip_tokenizer({}, [])
    trained.train_from_iterator(CORPUS, trainers.BpeTrainer(vocab_size=700, end_of_word_suffix="</w>", show_progress=False,
                                                            initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    pairs = [pair if isinstance(pair, list) else pair.split(" ") for pair in json.loads(trained.to_str())["model"]["merges"]]
    characters = byte_characters()
    tokens = characters + [character + "</w>" for character in characters] + ["".join(pair) for pair in pairs]
    assert len(tokens) == len(set(tokens))
    tokenizer = clip_tokenizer({token: index for index, token in enumerate(tokens)}, [tuple(pair) for pair in pairs])
    with gzip.GzipFile(os.path.join(HERE, "small-merges.txt.gz"), "wb", mtime=0) as file:
        file.write(("#version: small\n" + "\n".join(" ".join(pair) for pair in pairs) + "\n").encode())
    start, end = len(tokens), len(tokens) + 1
    return {"start": start, "end": end, "cases": [{"text": text, "ids": [start] + tokenizer.encode(text).ids + [end]} for text in TEXTS + UNSEEN]}


def wordpiece_golden():
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "red", "door", "photo", "of", "the", "old", "light", "##house", "at", "night", "it", "s", "2", "o",
              "clock", "don", "t", "pan", "##ic", "cafe", "nai", "##ve", "50", "%", "!", ",", "'", "，", "一", "只", "猫", "在", "雨", "中", "的", "街", "道",
              "上", "行", "走", "红", "色", "门", "and", "blue", "boat", "space", "##s", "line", "smile", "镜", "头", "缓", "慢", "向", "右", "平", "移"]
    with open(os.path.join(HERE, "small-vocab.txt"), "w", encoding="utf-8") as file:
        file.write("\n".join(pieces) + "\n")
    tokenizer = Tokenizer(models.WordPiece({piece: index for index, piece in enumerate(pieces)}, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=True, strip_accents=None, lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return {"cases": [{"text": text, "ids": [2] + tokenizer.encode(text).ids + [3]} for text in TEXTS + UNSEEN]}


def sentencepiece_golden():
    tokenizer = Tokenizer(models.BPE(byte_fallback=True, fuse_unk=True, unk_token="<unk>"))
    tokenizer.normalizer = normalizers.Replace(" ", "▁")
    tokenizer.train_from_iterator(["▁".join(text.lower().split(" ")) for text in CORPUS], trainers.BpeTrainer(vocab_size=420, show_progress=False,
                                  special_tokens=["<pad>", "<eos>", "<bos>", "<unk>"] + ["<0x%02X>" % byte for byte in range(256)]))
    data = json.loads(tokenizer.to_str())
    data["added_tokens"] = data["added_tokens"][:4]
    with open(os.path.join(HERE, "small-tokenizer.json"), "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False, separators=(",", ":"))
    read = Tokenizer.from_file(os.path.join(HERE, "small-tokenizer.json"))
    return {"cases": [{"text": text, "ids": read.encode(text.lower()).ids + [1]} for text in TEXTS + UNSEEN]}


def resize_golden():
    width, height = 24, 18
    ramp = [[((7 * x + 3 * y) % 256, (x * y * 5) % 256, (200 if (x // 4 + y // 4) % 2 else 30)) for x in range(width)] for y in range(height)]
    picture = Image.fromarray(np.array(ramp, np.uint8), "RGB")
    cases = []
    for name, kind in (("BICUBIC", Image.BICUBIC), ("BILINEAR", Image.BILINEAR)):
        for size in ((8, 8), (12, 9), (31, 20)):
            small = picture.resize(size, kind)
            cases.append({"filter": name, "width": size[0], "height": size[1], "rgb": np.array(small).flatten().tolist()})
    return {"width": width, "height": height, "rgb": np.array(ramp).flatten().tolist(), "cases": cases}


tiny()
golden = {"clip_bpe": clip_golden(), "wordpiece": wordpiece_golden(), "sentencepiece": sentencepiece_golden(), "resize": resize_golden()}
with open(os.path.join(HERE, "golden.json"), "w", encoding="utf-8") as file:
    json.dump(golden, file, ensure_ascii=False, separators=(",", ":"))
