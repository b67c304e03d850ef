"""The safetensors file layout. Run: python3 -m unittest"""
import json
import struct
import tempfile
import unittest

import torch

import safetensors_io

TENSORS = {
    'half': torch.tensor([[1.5, -2.0, 65504.0]], dtype=torch.float16),
    'brain': torch.tensor([1.0, -0.5, 3e38], dtype=torch.bfloat16),
    'full': torch.tensor([[0.1], [-0.0]]),
    'count': torch.tensor(3),
    'empty': torch.zeros(2, 0),
}


class SafetensorsIo(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = f'{folder.name}/x.safetensors'
        safetensors_io.write(self.path, TENSORS, {'note': '模型'})

    def test_tensors_and_metadata_come_back_in_dtype_shape_and_value(self):
        tensors, metadata = safetensors_io.read(self.path)
        self.assertEqual(metadata, {'note': '模型'})
        self.assertEqual(set(tensors), set(TENSORS))
        for name, tensor in TENSORS.items():
            self.assertEqual((tensors[name].dtype, tensors[name].shape), (tensor.dtype, tensor.shape))
            self.assertTrue(torch.equal(tensors[name], tensor))

    def test_the_data_starts_at_a_multiple_of_8_and_has_no_holes(self):
        with open(self.path, 'rb') as file:
            data = file.read()
        length, = struct.unpack_from('<Q', data)
        self.assertEqual(length % 8, 0)
        header = json.loads(data[8:8 + length])
        del header['__metadata__']
        end = 0
        for entry in sorted(header.values(), key=lambda e: e['data_offsets']):
            self.assertEqual(entry['data_offsets'][0], end)
            end = entry['data_offsets'][1]
        self.assertEqual(len(data), 8 + length + end)


if __name__ == '__main__':
    unittest.main()
