package com.lexintel.extraction.container;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of an Office file from before 2007 (OLE 2): chains of sectors, of which libraries keep
 * some whole.
 */
final class OleDirectory {
  private static final int SECTOR_SHIFT_AT = 30;
  private static final int DIRECTORY_AT = 48;
  private static final int SMALL_TABLE_COUNT_AT = 64;
  private static final int MORE_TABLES_AT = 68;
  private static final int TABLES_AT = 76;
  private static final int TABLES_IN_HEADER = 109;
  private static final int BYTES_OF_ENTRY = 128;
  private static final int MOST_SMALL_TABLES = 4_096;

  private final RandomAccessFile file;
  private final List<Integer> tables = new ArrayList<>();
  private int sectorSize;

  OleDirectory(RandomAccessFile file) {
    this.file = file;
  }

  /** True also for one that is damaged, as far as it can be followed. */
  boolean isUsual() throws IOException {
    int shift = number(SECTOR_SHIFT_AT) & 0xffff;
    if (shift != 9 && shift != 12) {
      return true;
    }
    sectorSize = 1 << shift;
    int small = number(SMALL_TABLE_COUNT_AT);
    return small >= 0
        && small <= MOST_SMALL_TABLES
        && readTables()
        && entries() <= ContainerSize.MOST_ENTRIES;
  }

  /** False when there are more of them than the file has sectors for. */
  private boolean readTables() throws IOException {
    long most = file.length() / sectorSize / numbersOfSector() + TABLES_IN_HEADER;
    for (int i = 0; i < TABLES_IN_HEADER; i++) {
      add(number(TABLES_AT + 4L * i));
    }
    int more = number(MORE_TABLES_AT);
    while (more >= 0 && tables.size() <= most) {
      long at = position(more);
      for (int i = 0; i < numbersOfSector() - 1; i++) {
        add(number(at + 4L * i));
      }
      int next = number(at + sectorSize - 4);
      if (next == more) {
        return false;
      }
      more = next;
    }
    return tables.size() <= most;
  }

  private void add(int table) {
    if (table >= 0) {
      tables.add(table);
    }
  }

  private long entries() throws IOException {
    long entries = 0;
    int sector = number(DIRECTORY_AT);
    while (sector >= 0 && entries <= ContainerSize.MOST_ENTRIES) {
      entries += sectorSize / BYTES_OF_ENTRY;
      int table = sector / numbersOfSector();
      sector =
          table < tables.size()
              ? number(position(tables.get(table)) + 4L * (sector % numbersOfSector()))
              : -1;
    }
    return entries;
  }

  private int numbersOfSector() {
    return sectorSize / 4;
  }

  private long position(int sector) {
    return (sector + 1L) * sectorSize;
  }

  /** Little-endian; -1, which ends a chain, behind the end of the file. */
  private int number(long at) throws IOException {
    if (at + Integer.BYTES > file.length()) {
      return -1;
    }
    file.seek(at);
    return Integer.reverseBytes(file.readInt());
  }
}
