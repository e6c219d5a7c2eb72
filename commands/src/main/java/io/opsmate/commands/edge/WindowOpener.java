package io.opsmate.commands.edge;

import io.opsmate.skills.kernel.OrgId;
import java.util.Optional;

/** Opens windows while a request waits to be acknowledged. Never throws. */
public interface WindowOpener {
  /**
   * Opens a window that shows {@code view} and answers Slack's id of it; empty when Slack did not do so within a second
   * or so, and the answer has to go elsewhere.
   *
   * @param trigger Slack's leave to open one window within three seconds
   */
  Optional<String> open(OrgId org, String trigger, String view);

  /** Shows something else in a window, some time later, once; for bad news that cannot be written down. */
  void show(OrgId org, String window, String view);
}
