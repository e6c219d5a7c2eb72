package io.opsmate.commands.blockkit;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * One block with what it stands for, so that leaving it out can be told.
 *
 * @param older what stands in its place where a workspace does not take it; has to fit too
 * @param stays is never left out
 * @param count how many of {@code what} go with it
 * @param what {@code row}, {@code part}, {@code thing to tick}; in the singular
 */
record Unit(LayoutBlock block, List<LayoutBlock> older, boolean stays, int count, String what) {
  Unit(LayoutBlock block, boolean stays, int count, String what) {
    this(block, List.of(block), stays, count, what);
  }

  static Unit staying(LayoutBlock block) {
    return new Unit(block, true, 1, "part");
  }

  static Unit part(LayoutBlock block) {
    return new Unit(block, false, 1, "part");
  }

  /** A block that not every workspace takes. */
  static Unit newer(OwnBlock block, int count, String what) {
    return new Unit(block, NewerBlocks.lines(block.json()), false, count, what);
  }

  /** Blocks it may take up. */
  int room() {
    return Math.max(1, older.size());
  }
}
