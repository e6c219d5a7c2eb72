package io.opsmate.commands.blockkit;

/**
 * One thing Slack would refuse.
 *
 * @param message in Slack's words: {@code no more than 5 items allowed}
 * @param pointer where, as a JSON pointer: {@code /blocks/2/accessory/options}
 * @param rule the limit that was broken, for people: {@code overflow.options: 1 to 5 items}
 */
public record BlockKitFault(String message, String pointer, String rule) {
  /** As one line of Slack's {@code response_metadata.messages}. */
  public String says() {
    return "[ERROR] " + message + " [json-pointer:" + pointer + "]";
  }
}
