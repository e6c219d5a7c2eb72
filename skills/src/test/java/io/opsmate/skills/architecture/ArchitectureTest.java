package io.opsmate.skills.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds ring 1 to the laws, and each law to a fixture that breaks it. */
class ArchitectureTest {
  private static final JavaClasses OURS = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("io.opsmate.skills");
  private static final String BROKEN = "io.opsmate.skills.architecture.broken";
  private static final JavaClasses FIXTURE = new ClassFileImporter().importPackages(BROKEN);

  @Test
  void thereIsSomethingToCheck() {
    assertThat(OURS.size()).isGreaterThan(60);
  }

  @TestFactory
  Stream<DynamicTest> theHouseKeepsItsLaws() {
    return new Laws("io.opsmate.skills").all()
        .stream()
        .map(law -> DynamicTest.dynamicTest(law.getDescription(), () -> law.check(OURS)));
  }

  @TestFactory
  Stream<DynamicTest> eachLawFailsOnAHouseThatBreaksIt() {
    return Stream.of(
        breaks("ring one imports SQL", Laws::ringOneKnowsOnlyTheJdkAndItself, "org.junit.jupiter.api.Assertions"),
        breaks("a port imports a skill", Laws::sharedPackagesKnowNoSkill, "kernel.Word"),
        breaks("an engine reads a file", Laws::analysisIsPure, "java.nio.file"),
        breaks("a skill imports another", Laws::skillsDoNotKnowEachOther, "beta"),
        breaks("two packages need each other", Laws::packagesHaveNoCycles, "Cycle detected"),
        breaks("an Approved is made by reference", Laws::approvedIsMintedInOnePlace, "alpha.Forger"),
        breaks("an Approved is kept", Laws::approvedIsNotKept, "alpha.Forger.kept"),
        breaks("a service takes an Approved", Laws::onlyExecutorsTakeApproved, "alpha.Forger.use"),
        breaks("a port changes what is not ours", Laws::portsToOthersOnlyRead, "CodeHost.mergePullRequest"),
        breaks("a port forgets what is not ours", Laws::portsToOthersOnlyRead, "CodeHost.forget"),
        breaks("somebody writes to the ledger", Laws::approvalsAreWrittenWithTheirRecord, "Adviser.saysSo"),
        breaks("a model has hands", Laws::modelsNeverAct, "Executor"),
        breaks("a rule reads the clock", Laws::timeIsGiven, "Instant.now()"),
        breaks("a skill makes an id", Laws::idsAreGiven, "randomUUID"),
        breaks("a class is called a manager", Laws::namesSayWhatThingsAre, "WasteManager"));
  }

  private static DynamicTest breaks(String name, Function<Laws, ArchRule> law, String says) {
    return DynamicTest.dynamicTest(name,
        () -> assertThatThrownBy(() -> law.apply(new Laws(BROKEN)).check(FIXTURE)).isInstanceOf(AssertionError.class)
            .hasMessageContaining(says));
  }
}
