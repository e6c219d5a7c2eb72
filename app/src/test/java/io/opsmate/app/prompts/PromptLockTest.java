package io.opsmate.app.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptLockTest {
  private static final String GOOD = """
      ---
      id: zombie/explain
      version: 1
      variables: findings, region
      tools:
      answer: text
      ---
      Explain.

      # Input
      {{findings}} of {{region}}
      """;

  @TempDir private Path prompts = Path.of("");

  @BeforeEach
  void onePromptInItsLock() throws IOException {
    write("zombie/explain.v1.md", GOOD);
    write("prompts.lock", "# a comment\nzombie/explain@1 " + hash(GOOD) + "\n");
    write("README.md", "Not a prompt.");
  }

  @Test
  void ourPromptsAreAsLocked() throws IOException {
    assertThat(new PromptFolder(Path.of(System.getProperty("opsmate.root"), "prompts")).faults()).isEmpty();
  }

  @Test
  void aPromptAsLockedIsFine() throws IOException {
    assertThat(new PromptFolder(prompts).faults()).isEmpty();
  }

  @Test
  void aChangedPromptNeedsANewVersion() throws IOException {
    write("zombie/explain.v1.md", GOOD.replace("Explain", "Please explain"));

    faultIs("zombie/explain.v1.md: changed after it was locked; make it a new version instead");
  }

  @Test
  void aPromptOutsideTheLockIsNamedWithTheLineToAdd() throws IOException {
    String second = GOOD.replace("version: 1", "version: 2");
    write("zombie/explain.v2.md", second);

    faultIs("zombie/explain.v2.md: not in prompts.lock; add “zombie/explain@2 " + hash(second) + "”");
  }

  @Test
  void aPromptThatVanishedIsMissed() throws IOException {
    Files.delete(prompts.resolve("zombie/explain.v1.md"));

    faultIs("prompts.lock: zombie/explain@1 has no file; a prompt in use is never removed or renamed");
  }

  @Test
  void theFrontMatterIsWhole() throws IOException {
    lockedAs(GOOD.replace("tools:\n", ""));
    faultIs("zombie/explain.v1.md: the front matter has [answer, id, variables, version], not [id, version, variables, "
        + "tools, answer]");

    lockedAs("Explain {{findings}}.");
    faultIs("zombie/explain.v1.md: has to begin with front matter between two lines of --- and go on with the text");

    lockedAs(GOOD.replace("answer: text", "answer:"));
    faultIs("zombie/explain.v1.md: says nothing about the answer; name its record, or “text”");
  }

  @Test
  void theFrontMatterFitsTheFileAndTheText() throws IOException {
    lockedAs(GOOD.replace("zombie/explain\n", "zombie/other\n"));
    faultIs("zombie/explain.v1.md: the front matter says zombie/other@1");

    lockedAs(GOOD.replace("{{region}}", "{{place}}"));
    faultIs("zombie/explain.v1.md: the text uses [findings, place], declared is [findings, region]");
  }

  @Test
  void theInstructionHoldsNoVariable() throws IOException {
    lockedAs(GOOD.replace("Explain.", "Explain {{region}}."));
    faultIs("zombie/explain.v1.md: has a variable above “# Input”, where the instruction is");

    lockedAs(GOOD.replace("# Input\n", ""));
    faultIs("zombie/explain.v1.md: has no line “# Input” between the instruction and the data");
  }

  @Test
  void everyFileInTheFolderIsAPrompt() throws IOException {
    write("zombie/notes.txt", "?");

    faultIs("zombie/notes.txt: a prompt is called <skill>/<name>.v<number>.md");
  }

  @Test
  void aGarbledOrDoubledLockLineIsAFault() throws IOException {
    String line = "zombie/explain@1 " + hash(GOOD);
    write("prompts.lock", line + "\n" + line + "\n");

    faultIs("prompts.lock: “" + line + "” is no new <id>@<version> <sha256>");
  }

  private void lockedAs(String prompt) throws IOException {
    write("zombie/explain.v1.md", prompt);
    write("prompts.lock", "zombie/explain@1 " + hash(prompt) + "\n");
  }

  private void faultIs(String fault) throws IOException {
    assertThat(new PromptFolder(prompts).faults()).containsExactly(fault);
  }

  private void write(String file, String content) throws IOException {
    Files.createDirectories(prompts.resolve("zombie"));
    Files.writeString(prompts.resolve(file), content);
  }

  private static String hash(String content) {
    return PromptFolder.sha256(content.getBytes(StandardCharsets.UTF_8));
  }
}
