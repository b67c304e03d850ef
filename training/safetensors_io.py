"""Reads and writes .safetensors without a dependency: 8 bytes header length, JSON header, packed little-endian tensors."""
import json
import struct

import numpy as np
import torch

_NAMES = {torch.float64: 'F64', torch.int64: 'I64', torch.float32: 'F32', torch.int32: 'I32',
          torch.float16: 'F16', torch.bfloat16: 'BF16', torch.uint8: 'U8'}
_DTYPES = {name: dtype for dtype, name in _NAMES.items()}


def write(path, tensors, metadata=None):
    """tensors: {name: tensor}, stored in their own dtype, the widest first (so all are aligned), then by name.

    metadata: {str: str}. The same input always gives the same bytes.
    """
    order = sorted(tensors.items(), key=lambda item: (-item[1].element_size(), item[0]))
    header = {'__metadata__': metadata} if metadata else {}
    blobs, offset = [], 0
    for name, tensor in order:
        blob = _to_bytes(tensor.detach().cpu().contiguous())
        header[name] = {'dtype': _NAMES[tensor.dtype], 'shape': list(tensor.shape),
                        'data_offsets': [offset, offset + len(blob)]}
        blobs.append(blob)
        offset += len(blob)
    text = json.dumps(header, ensure_ascii=False).encode()
    text += b' ' * (-len(text) % 8)
    with open(path, 'wb') as file:
        file.write(struct.pack('<Q', len(text)) + text + b''.join(blobs))


def read(path):
    """-> ({name: tensor in the stored dtype}, {metadata}). Trusts the file: meant for files this project wrote."""
    with open(path, 'rb') as file:
        data = file.read()
    length, = struct.unpack_from('<Q', data)
    header = json.loads(data[8:8 + length])
    metadata, tensors = header.pop('__metadata__', {}), {}
    for name, entry in header.items():
        begin, end = (8 + length + offset for offset in entry['data_offsets'])
        tensors[name] = _from_bytes(data[begin:end], _DTYPES[entry['dtype']]).reshape(entry['shape'])
    return tensors, metadata


def _to_bytes(tensor):
    if tensor.dtype == torch.bfloat16:             # numpy has no bfloat16
        tensor = tensor.view(torch.int16)
    return tensor.numpy().tobytes()


def _from_bytes(blob, dtype):
    if dtype == torch.bfloat16:
        return torch.from_numpy(np.frombuffer(bytearray(blob), np.int16)).view(torch.bfloat16)
    return torch.from_numpy(np.frombuffer(bytearray(blob), torch.empty(0, dtype=dtype).numpy().dtype))
