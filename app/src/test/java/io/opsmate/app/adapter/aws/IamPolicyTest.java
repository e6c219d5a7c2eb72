package io.opsmate.app.adapter.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.langchain4j.model.bedrock.BedrockStreamingChatModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Keeps the policies in {@code docs/iam-policy.md} equal to what the code calls: nothing missing, nothing more. */
class IamPolicyTest {
  private static final String AWS = "io.opsmate.app.adapter.aws";
  private static final JavaClasses CODE =
      ByteCode.of(new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS), AWS);

  @Test
  void theReadRoleMayDoWhatReadingCalls() {
    assertThat(allowed("Read role"))
        .isEqualTo(calledBy(type -> type.getPackageName().equals(AWS + ".read")));
  }

  @Test
  void theActRoleMayDoWhatActingCallsAndTagWhatItCreates() {
    Set<String> called = calledBy(
        type -> type.getPackageName().equals(AWS + ".act") || type.getSimpleName().equals("Ec2Lookup"));
    called.add("ec2:CreateTags");

    assertThat(allowed("Act role")).isEqualTo(called);
  }

  @Test
  void nothingElseCallsEc2() {
    assertThat(calledBy(type -> type.getPackageName().equals(AWS))).isEmpty();
  }

  @Test
  void whatIsMarkedToKeepIsDeniedForEveryDeletion() {
    JsonNode deny = statements("Act role").filter(one -> one.path("Effect").asText().equals("Deny"))
        .findFirst()
        .orElseThrow();
    Set<String> deletions = new TreeSet<>(allowed("Act role"));
    deletions.removeIf(action -> !action.matches("ec2:(Delete|Release).*"));

    assertThat(actions(deny)).containsExactlyInAnyOrderElementsOf(deletions);
    assertThat(deny.at("/Condition/StringEqualsIgnoreCase/aws:ResourceTag~1keep").asText()).isEqualTo("true");
  }

  @Test
  void theSessionNamesAreTheCodes() {
    String trust = section("Trust policy of each role");

    assertThat(trust).contains(Access.READ.session(), Access.ACT.session());
  }

  @Test
  void ofBedrockOnlyStreamsAreCalledAndAllowed() {
    Set<String> models = ByteCode.of(new ClassFileImporter(), "io.opsmate.app.adapter.llm")
        .stream()
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .map(access -> access.getTargetOwner().getName())
        .filter(name -> name.matches("dev\\.langchain4j\\.model\\.bedrock\\.\\w+Model"))
        .collect(Collectors.toSet());

    assertThat(models).containsExactly(BedrockStreamingChatModel.class.getName());
    assertThat(allowed("Language model in Bedrock")).containsExactly("bedrock:InvokeModelWithResponseStream");
  }

  private static Set<String> allowed(String role) {
    Set<String> actions = new TreeSet<>();
    statements(role).filter(one -> one.path("Effect").asText().equals("Allow"))
        .forEach(one -> actions.addAll(actions(one)));
    return actions;
  }

  private static Set<String> actions(JsonNode statement) {
    JsonNode action = statement.path("Action");
    return action.isTextual()
        ? Set.of(action.asText())
        : new TreeSet<>(StreamSupport.stream(action.spliterator(), false).map(JsonNode::asText).toList());
  }

  private static Stream<JsonNode> statements(String role) {
    Matcher json = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL).matcher(section(role));
    assertThat(json.find()).as("a JSON block under " + role).isTrue();
    try {
      return StreamSupport.stream(new ObjectMapper().readTree(json.group(1)).path("Statement").spliterator(), false);
    } catch (JsonProcessingException e) {
      throw new AssertionError("the policy of the " + role + " is no JSON", e);
    }
  }

  private static String section(String heading) {
    try {
      String page = Files.readString(Path.of(System.getProperty("opsmate.root"), "docs", "iam-policy.md"), UTF_8);
      int from = page.indexOf("## " + heading + "\n");
      assertThat(from).as("section " + heading).isNotNegative();
      int to = page.indexOf("\n## ", from);
      return page.substring(from, to < 0 ? page.length() : to);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> calledBy(Predicate<JavaClass> ours) {
    Set<String> operations = new TreeSet<>();
    CODE.stream()
        .filter(ours)
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(access -> access.getTargetOwner().isEquivalentTo(Ec2Client.class))
        .map(JavaAccess::getName)
        .filter(name -> !name.matches("builder|close"))
        .forEach(name -> operations.add("ec2:" + Character.toUpperCase(name.charAt(0))
            + name.substring(1).replaceFirst("Paginator$", "")));
    return operations;
  }
}
