package io.opsmate.commands.blockkit;

import com.slack.api.model.block.LayoutBlock;

/**
 * One block with what it stands for, so that leaving it out can be told.
 *
 * @param stays is never left out
 * @param count how many of {@code what} go with it
 * @param what {@code row}, {@code part}, {@code thing to tick}; in the singular
 */
record Unit(LayoutBlock block, boolean stays, int count, String what) {
  static Unit staying(LayoutBlock block) {
    return new Unit(block, true, 1, "part");
  }

  static Unit part(LayoutBlock block) {
    return new Unit(block, false, 1, "part");
  }
}
