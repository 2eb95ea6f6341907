package com.lexintel.channels.state;

import com.lexintel.channels.event.Wording;
import java.util.List;
import java.util.stream.Collectors;

/** What a case is at one moment: all of it, or what changed since a cursor. */
public final class CaseStatus {
  private static final Wording WORDING = new Wording(true, false);

  private final Mark mark;
  private final List<Block> blocks;
  private final Summary summary;

  CaseStatus(Mark mark, List<Block> blocks, Summary summary) {
    this.mark = mark;
    this.blocks = blocks;
    this.summary = summary;
  }

  /** Of the state; {@link Mark#resumable} tells whether only changes are told. */
  public Mark mark() {
    return mark;
  }

  /** As the contract writes it. */
  public String toJson() {
    String documents =
        blocks.stream().map(block -> block.json(WORDING)).collect(Collectors.joining(","));
    return Messages.body(documents, summary)
        + ",\"full\":"
        + !mark.resumable()
        + ",\"cursor\":\""
        + mark.cursor()
        + "\"}";
  }
}
