package io.opsmate.app.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Holds the application to the laws about AWS, and each law to a fixture that breaks it. */
class AwsArchitectureTest {
  private static final JavaClasses OURS = ByteCode.of(
      new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS), "io.opsmate");
  private static final JavaClasses FIXTURE =
      ByteCode.of(new ClassFileImporter(), "io.opsmate.app.adapter.aws.broken");
  private static final AwsLaws LAWS = new AwsLaws("io.opsmate.app.adapter.aws");
  private static final AwsLaws BROKEN = new AwsLaws("io.opsmate.app.adapter.aws.broken.aws");

  @Test
  void theApplicationKeepsThem() {
    LAWS.onlyActChangesAnything().check(OURS);
    LAWS.onlyAdaptersKnowTheSdk().check(OURS);
    LAWS.readingKnowsNoActing().check(OURS);
    LAWS.readingUsesNoActRole().check(OURS);
  }

  @Test
  void aDeletionOutsideOfActIsFoundInALambdaAndByReference() {
    assertThat(broken(BROKEN.onlyActChangesAnything())).contains("Eager", "deleteVolume", "releaseAddress")
        .doesNotContain("Keen", "describeVolumes");
  }

  @Test
  void aQuestionOutsideOfTheAdaptersIsFound() {
    assertThat(broken(BROKEN.onlyAdaptersKnowTheSdk())).contains("Curious").doesNotContain("Eager");
  }

  @Test
  void readingThatLeansOnActingIsFound() {
    assertThat(broken(BROKEN.readingKnowsNoActing())).contains("Eager", "Keen");
    assertThat(broken(BROKEN.readingUsesNoActRole())).contains("Eager", "actor");
  }

  private static String broken(ArchRule law) {
    Throwable[] says = new Throwable[1];
    assertThatThrownBy(() -> law.check(FIXTURE)).isInstanceOf(AssertionError.class).satisfies(e -> says[0] = e);
    return String.valueOf(says[0].getMessage());
  }
}
