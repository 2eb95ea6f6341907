package com.lexintel.channels.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The documents of a channel in blocks, in the order in which they came. A snapshot shares with the
 * one before it every block in which nothing has changed, so that many snapshots of a large case
 * need little more memory than one.
 */
final class Slots {
  private final int blockSize;
  private final Predicate<DocumentState> told;
  private final List<DocumentState> documents = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private final Deque<Integer> free = new ArrayDeque<>();

  /**
   * @param told whether a snapshot tells of a document
   */
  Slots(int blockSize, Predicate<DocumentState> told) {
    this.blockSize = blockSize;
    this.told = told;
  }

  /** Takes a document in and gives it a place. */
  int add(DocumentState document) {
    if (!free.isEmpty()) {
      int slot = free.pop();
      documents.set(slot, document);
      return slot;
    }
    documents.add(document);
    if (documents.size() > blocks.size() * blockSize) {
      blocks.add(null);
    }
    return documents.size() - 1;
  }

  void changed(int slot) {
    blocks.set(slot / blockSize, null);
  }

  void remove(int slot) {
    documents.set(slot, null);
    free.push(slot);
    changed(slot);
  }

  /** The latest events, block by block; what is returned does not change any more. */
  List<Block> snapshot() {
    for (int block = 0; block < blocks.size(); block++) {
      if (blocks.get(block) == null) {
        blocks.set(block, read(block));
      }
    }
    return blocks.stream().filter(block -> !block.isEmpty()).toList();
  }

  private Block read(int block) {
    int from = block * blockSize;
    int to = Math.min(documents.size(), from + blockSize);
    return new Block(
        documents.subList(from, to).stream()
            .filter(document -> document != null && told.test(document))
            .map(DocumentState::whole)
            .toList());
  }
}
