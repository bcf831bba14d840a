// Gzip for browsers without DecompressionStream: RFC 1951 and 1952, after their pseudo-code. Slow but small.

const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function huffman(lengths) {
  const counts = new Uint16Array(16);
  const symbols = new Uint16Array(lengths.length);
  for (const length of lengths) counts[length]++;
  counts[0] = 0;
  const offsets = new Uint16Array(16);
  for (let i = 1; i < 15; i++) offsets[i + 1] = offsets[i] + counts[i];
  lengths.forEach((length, symbol) => {
    if (length) symbols[offsets[length]++] = symbol;
  });
  return { counts, symbols };
}

/** Undo gzip: bytes in, bytes out. */
export function gunzip(bytes) {
  let at = 10;
  const flags = bytes[3];
  if (bytes[0] !== 31 || bytes[1] !== 139) throw new Error("not gzip");
  if (flags & 4) at += 2 + bytes[at] + 256 * bytes[at + 1];
  if (flags & 8) while (bytes[at++]);
  if (flags & 16) while (bytes[at++]);
  if (flags & 2) at += 2;
  const size = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0, true);
  return inflate(bytes, at, size);
}

function inflate(bytes, at, size) {
  const out = new Uint8Array(size);
  let filled = 0;
  let hold = 0;
  let held = 0;
  const bits = (n) => {
    while (held < n) {
      hold |= bytes[at++] << held;
      held += 8;
    }
    const value = hold & ((1 << n) - 1);
    hold >>>= n;
    held -= n;
    return value;
  };
  const symbol = (code) => {
    let value = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length++) {
      value |= bits(1);
      const count = code.counts[length];
      if (value - count < first) return code.symbols[index + value - first];
      index += count;
      first = (first + count) << 1;
      value <<= 1;
    }
    throw new Error("broken gzip data");
  };
  const fixed = [
    huffman(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
    huffman(new Array(30).fill(5)),
  ];
  for (let last = 0; !last; ) {
    last = bits(1);
    const kind = bits(2);
    if (kind === 0) {
      hold = held = 0;
      const length = bytes[at] | (bytes[at + 1] << 8);
      out.set(bytes.subarray(at + 4, at + 4 + length), filled);
      at += 4 + length;
      filled += length;
      continue;
    }
    const [literals, distances] = kind === 1 ? fixed : dynamic(bits, symbol);
    for (let s = symbol(literals); s !== 256; s = symbol(literals)) {
      if (s < 256) {
        out[filled++] = s;
        continue;
      }
      const length = LENGTHS[s - 257] + bits(LENGTH_BITS[s - 257]);
      const d = symbol(distances);
      const back = DISTANCES[d] + bits(d < 4 ? 0 : (d >> 1) - 1);
      for (let i = 0; i < length; i++, filled++) out[filled] = out[filled - back];
    }
  }
  return out;
}

function dynamic(bits, symbol) {
  const literals = bits(5) + 257;
  const distances = bits(5) + 1;
  const used = bits(4) + 4;
  const lengths = new Array(19).fill(0);
  for (let i = 0; i < used; i++) lengths[ORDER[i]] = bits(3);
  const code = huffman(lengths);
  const all = [];
  while (all.length < literals + distances) {
    const s = symbol(code);
    if (s < 16) all.push(s);
    else {
      const value = s === 16 ? all[all.length - 1] : 0;
      const times = s === 16 ? 3 + bits(2) : s === 17 ? 3 + bits(3) : 11 + bits(7);
      for (let i = 0; i < times; i++) all.push(value);
    }
  }
  return [huffman(all.slice(0, literals)), huffman(all.slice(literals))];
}
