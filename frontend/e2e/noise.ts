/** A square bitmap file of that many pixels a side with every pixel of another colour, which no compression makes much smaller. */
export function noise(side: number): Buffer {
  const header = 54;
  const pixels = side * side * 3;
  const file = Buffer.alloc(header + pixels);
  file.write("BM");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(header, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(side, 18);
  file.writeInt32LE(side, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  let state = 1;
  for (let at = header; at < file.length; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    file[at] = state >>> 16;
  }
  return file;
}
