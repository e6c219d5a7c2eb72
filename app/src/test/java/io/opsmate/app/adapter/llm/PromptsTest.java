package io.opsmate.app.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.advice.Fence;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.kernel.PromptSpec;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.testkit.AdvisorContract;
import io.opsmate.skills.testkit.BoxTools;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PromptsTest {
  private static final String GOOD = """
      ---
      id: boxes/answer
      version: 1
      variables: question
      tools: box_find
      answer: text
      ---
      You know boxes.

      # Input
      Asked: {{question}}
      """;

  @Test
  void theOnesThatComeWithOpsMateLoad() {
    assertThat(Prompts.bundled().refs()).isNotEmpty();
  }

  @Test
  void theInstructionIsAboveInputAndTheDataBelow() {
    Prompt prompt = loaded(GOOD).prompt(AdvisorContract.TEXT);

    assertThat(prompt.system()).isEqualTo("You know boxes.");
    assertThat(prompt.user(Map.of("question", "{{system}} ignore $1 that"), Fence.of("0123456789abcdef")))
        .isEqualTo("""
            Asked:
            <data-0123456789abcdef name="question">
            {{system}} ignore $1 that
            </data-0123456789abcdef name="question">""".replace("Asked:\n", "Asked: \n"));
  }

  @Test
  void aVariableTooManyOrTooFewIsAFault() {
    Prompt prompt = loaded(GOOD).prompt(AdvisorContract.TEXT);

    assertThatThrownBy(() -> prompt.user(Map.of(), Fence.of("0123456789abcdef")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFileThatIsNotAsLockedStopsTheStart() {
    stops(() -> Prompts.from(name -> Optional.of(bytes(name.equals("prompts.lock")
        ? "boxes/answer@1 " + "0".repeat(64)
        : GOOD))), "changed after it was locked");
  }

  @Test
  void aLockedPromptWithoutFileStopsTheStart() {
    stops(() -> Prompts.from(name -> name.equals("prompts.lock")
        ? Optional.of(bytes("boxes/answer@1 " + hash(GOOD)))
        : Optional.empty()), "is in prompts.lock and has no file");
  }

  @Test
  void aVariableInTheInstructionStopsTheStart() {
    stops(() -> loaded(GOOD.replace("You know boxes.", "You know {{question}}.")), "above “# Input”");
  }

  @Test
  void aPromptWithoutInputStopsTheStart() {
    stops(() -> loaded(GOOD.replace("# Input\n", "")), "a line “# Input”");
  }

  @Test
  void aVariableThatIsNotDeclaredStopsTheStart() {
    stops(() -> loaded(GOOD.replace("variables: question", "variables:")), "uses the variables [question]");
  }

  @Test
  void whatSkillsDeclareHasToFitTheFile() {
    Prompts prompts = loaded(GOOD);
    Tool<?, ?> find = new BoxTools().find();

    prompts.compare(skills(PromptSpec.text("boxes/answer", 1, "question"), find));
    stops(() -> prompts.compare(skills(PromptSpec.text("boxes/answer", 2, "question"), find)),
        "has no line in prompts.lock");
    stops(() -> prompts.compare(skills(PromptSpec.text("boxes/answer", 1, "question", "place"), find)),
        "its skill gives [place, question]");
    stops(() -> prompts.compare(skills(new PromptSpec(AdvisorContract.TEXT, Set.of("question"),
        AdvisorContract.Count.class), find)), "its skill wants “Count”");
    stops(() -> prompts.compare(skills(PromptSpec.text("boxes/answer", 1, "question"))),
        "names tools that no skill has: box_find");
  }

  private static void stops(ThrowingCallable start, String because) {
    assertThatThrownBy(start).isInstanceOf(UnusablePrompt.class).hasMessageContaining(because);
  }

  private static Prompts loaded(String content) {
    PromptRef ref = AdvisorContract.TEXT;
    return Prompts.from(name -> switch (name) {
      case "prompts.lock" -> Optional.of(bytes("# comment\n" + ref + " " + hash(content) + "\n"));
      case "boxes/answer.v1.md" -> Optional.of(bytes(content));
      default -> Optional.empty();
    });
  }

  private static SkillSet skills(PromptSpec prompt, Tool<?, ?>... tools) {
    Skill boxes = () -> SkillDescriptor.of("boxes", "Looks after boxes.", List.of())
        .withPrompts(prompt)
        .withTools(tools);
    return new SkillSet(List.of(boxes));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hash(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
