"""Compares the browser's first answers with PyTorch's, tile by tile.

  python3 evaluate.py ../public/models/ID --data DIR --predictions predictions.json --tiles tiles
  (cd .. && npm run -s trace -- --model ID training/tiles/*.png) > traces.jsonl
  python3 agreement.py predictions.json traces.jsonl
"""
import argparse
import json


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('predictions')
    parser.add_argument('traces')
    args = parser.parse_args()
    with open(args.predictions) as file:
        expected = {entry['file']: entry['top1'] for entry in json.load(file)}
    with open(args.traces) as file:
        found = {trace['image']['name']: trace['predictions'][0]['index'] for trace in map(json.loads, file)}
    if found.keys() != expected.keys():
        raise SystemExit(f'{len(expected)} predictions, {len(found)} traces: not of the same tiles')
    agree = sum(found[name] == index for name, index in expected.items())
    print(f'{agree} of {len(expected)} first answers agree: {agree / len(expected):.2%}')
    raise SystemExit(0 if agree >= 0.998 * len(expected) else 1)


if __name__ == '__main__':
    main()
