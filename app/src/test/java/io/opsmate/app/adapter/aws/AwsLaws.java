package io.opsmate.app.adapter.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;

/** Where AWS may be read, and where changed. {@code base} is the adapters' package, so that a fixture can break them. */
record AwsLaws(String base) {
  /** What a client has that changes nothing. */
  private static final Pattern READS =
      Pattern
          .compile("(describe|get|list|search)[A-Z]\\w*|builder|close|serviceName|serviceClientConfiguration|waiter");

  /** Open the client that LangChain4j asks models by, and listen to it. */
  private static final String BEDROCK = "io\\.opsmate\\.app\\.adapter\\.llm\\.Bedrock(Events(\\$Plain)?)?";

  /** Asks a model, which changes nothing. */
  private static final String ASKS =
      "software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient.converseStream";

  ArchRule onlyActChangesAnything() {
    return noClasses().that()
        .resideOutsideOfPackage(base + ".act..")
        .should()
        .accessTargetWhere(CHANGES_AWS)
        .because("only code that was handed an Approved may change somebody's account, and that is aws.act");
  }

  ArchRule onlyAdaptersKnowTheSdk() {
    return noClasses().that()
        .resideOutsideOfPackage(base + "..")
        .and()
        .haveNameNotMatching(BEDROCK)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .because("everything else speaks the words of the ports");
  }

  ArchRule readingKnowsNoActing() {
    return noClasses().that()
        .resideInAPackage(base + ".read..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(base + ".act..")
        .because("reading works with the read role alone");
  }

  ArchRule readingUsesNoActRole() {
    return noClasses().that()
        .resideInAPackage(base + ".read..")
        .should()
        .callMethod(AwsClients.class, "actor", io.opsmate.skills.ports.cloud.Region.class)
        .orShould()
        .callMethod(AwsClients.class, "witness", io.opsmate.skills.ports.cloud.Region.class)
        .because("reading works with the read role alone");
  }

  private static final DescribedPredicate<JavaAccess<?>> CHANGES_AWS =
      new DescribedPredicate<>("changes something in AWS") {
        @Override
        public boolean test(JavaAccess<?> access) {
          return access.getTargetOwner().getName().matches("software\\.amazon\\.awssdk\\.services\\..*Client")
              && !READS.matcher(access.getName()).matches()
              && !(access.getTargetOwner().getName() + "." + access.getName()).equals(ASKS);
        }
      };
}
