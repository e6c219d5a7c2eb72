package io.opsmate.app.sandbox.slack.api;

import java.util.List;

/** Faults in the words of Slack's {@code response_metadata.messages}. */
final class Faults {

  private Faults() {}

  /** Pointers are given below the argument that carried the JSON, {@code /blocks} or {@code /view}. */
  static List<String> worded(List<BlockCheck.Fault> faults, String root) {
    return faults.stream()
        .map(fault -> "[ERROR] " + fault.message() + " [json-pointer:" + below(root, fault.pointer()) + "]")
        .toList();
  }

  static List<String> rules(List<BlockCheck.Fault> faults) {
    return faults.stream().map(BlockCheck.Fault::rule).distinct().toList();
  }

  private static String below(String root, String pointer) {
    boolean rooted = pointer.equals(root) || pointer.startsWith(root + "/");
    return rooted ? pointer : root + (pointer.equals("/") ? "" : pointer);
  }
}
