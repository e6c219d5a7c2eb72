package io.opsmate.skills.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The laws that bytecode can show. {@code base} is the root package, so that each law can be proved on a broken fixture. */
record Laws(String base) {
  /** Ports to what is OpsMate's own: its messages, its jobs, its state. All others lead to somebody else's system. */
  private static final Set<String> OWN = Set.of("Cache", "Chat", "Jobs", "Transactions", "Tx", "Ids", "ReportShelf");

  private static final Pattern CHANGES = Pattern.compile("(add|apply|approve|attach|change|close|create|delete|detach|"
      + "disable|enable|execute|grant|insert|merge|modify|open|patch|post|push|put|release|remove|replace|restart|revoke|"
      + "rollBack|run|save|scale|send|set|start|stop|tag|terminate|update|write)([A-Z]\\w*)?");

  private static final List<String> SHARED = List.of("kernel", "approval", "advice", "analysis", "ports");

  ArchRule ringOneKnowsOnlyTheJdkAndItself() {
    return noClasses().that()
        .resideInAPackage(base + "..")
        .should()
        .dependOnClassesThat(resideOutsideOfPackages(base + "..", "java..", "org.slf4j..", "org.jspecify..",
            "org.apache.commons.statistics..", "org.apache.commons.numbers..", "it.unimi.dsi.fastutil.."))
        .because(
            "skills are plain Java and pure algorithm libraries: frameworks, vendors, SQL and JSON stay in commands and app");
  }

  ArchRule sharedPackagesKnowNoSkill() {
    return noClasses().that()
        .resideInAnyPackage(shared())
        .should()
        .dependOnClassesThat(resideInAnyPackage(base + "..").and(not(resideInAnyPackage(shared()))))
        .because("the words every skill speaks must not depend on one skill");
  }

  ArchRule analysisIsPure() {
    return noClasses().that()
        .resideInAPackage(base + ".analysis..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..",
            "org.slf4j..").or(resideInAnyPackage(base + "..").and(not(resideInAnyPackage(base + ".analysis..")))))
        .allowEmptyShould(true)
        .because(
            "engines are handed numbers and bytes and answer with values, so that files, streams and skills use them alike");
  }

  ArchRule skillsDoNotKnowEachOther() {
    return slices().matching(base + ".(*)..").that(new DescribedPredicate<>("hold a skill") {
      @Override
      public boolean test(com.tngtech.archunit.library.dependencies.Slice slice) {
        return !SHARED.contains(slice.getNamePart(1));
      }
    })
        .should()
        .notDependOnEachOther()
        .because("one room changes without another; what two need goes to a shared package");
  }

  ArchRule packagesHaveNoCycles() {
    return slices().matching(base + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("a package that needs its user cannot be read or changed alone");
  }

  ArchRule approvedIsMintedInOnePlace() {
    return noClasses().that(not(named(base + ".approval.ActionRunner")))
        .should()
        .accessTargetWhere(new DescribedPredicate<>("make an Approved") {
          @Override
          public boolean test(com.tngtech.archunit.core.domain.JavaAccess<?> access) {
            return access.getTargetOwner().getName().equals(base + ".approval.ActionRunner$Approved")
                && access.getName().equals("<init>");
          }
        })
        .because("an Approved proves that a claimed approval is on record; who could make one could act without it");
  }

  ArchRule approvedIsNotKept() {
    return com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields()
        .should()
        .haveRawType(base + ".approval.ActionRunner$Approved")
        .because("an Approved lives for one call; a kept one would outlast its approval");
  }

  ArchRule onlyExecutorsTakeApproved() {
    return methods().that()
        .haveRawParameterTypes(parameters(base + ".approval.ActionRunner$Approved"))
        .should()
        .beDeclaredInClassesThat(executors())
        .because("whoever takes an Approved changes the world; there is one interface for that");
  }

  ArchRule portsToOthersOnlyRead() {
    return com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods()
        .that()
        .areDeclaredInClassesThat(portsToOthers())
        .should()
        .haveNameMatching(CHANGES.pattern())
        .orShould()
        .haveRawReturnType(void.class)
        .because("ports read and executors write: only what was handed an Approved may change somebody else's system");
  }

  ArchRule approvalsAreWrittenWithTheirRecord() {
    return noClasses().that(not(named(base + ".approval.ApprovalBooks")))
        .should()
        .accessTargetWhere(new DescribedPredicate<>("write to the ledger of approvals") {
          @Override
          public boolean test(com.tngtech.archunit.core.domain.JavaAccess<?> access) {
            return access.getTargetOwner().getName().equals(base + ".approval.ApprovalLedger")
                && List.of("add", "save", "claim").contains(access.getName());
          }
        })
        .because(
            "the books write the audit entry and the card in the same transaction; a second pen could leave them out");
  }

  ArchRule modelsNeverAct() {
    return noClasses().that()
        .resideInAPackage(base + ".advice..")
        .should()
        .dependOnClassesThat(new DescribedPredicate<>("propose, decide or act") {
          @Override
          public boolean test(JavaClass type) {
            return List.of("ActionRunner", "ApprovalBooks", "ApprovalDesk", "ApprovalLedger", "Executor", "Handling")
                .stream()
                .anyMatch(name -> type.getName().matches(Pattern.quote(base + ".approval." + name) + "(\\$.*)?"));
          }
        })
        .allowEmptyShould(true)
        .because("a language model proposes words and drafts; only a person's press leads to an action");
  }

  ArchRule timeIsGiven() {
    return noClasses().that()
        .resideInAPackage(base + "..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("one given now per decision; a rule that reads the clock cannot be tested at its edge");
  }

  ArchRule idsAreGiven() {
    return noClasses().that()
        .resideInAPackage(base + "..")
        .should()
        .callMethod(UUID.class, "randomUUID")
        .because("ids come from Ids, so that they sort by time and tests know them");
  }

  ArchRule namesSayWhatThingsAre() {
    return classes().that()
        .resideInAPackage(base + "..")
        .should()
        .haveNameNotMatching(
            ".*(Manager|Helper|Util|Utils|Impl|Mock[A-Z]\\w*)$")
        .because("a name that fits everything says nothing");
  }

  List<ArchRule> all() {
    return List.of(ringOneKnowsOnlyTheJdkAndItself(), sharedPackagesKnowNoSkill(), analysisIsPure(),
        skillsDoNotKnowEachOther(),
        packagesHaveNoCycles(), approvedIsMintedInOnePlace(), approvedIsNotKept(), onlyExecutorsTakeApproved(),
        portsToOthersOnlyRead(), approvalsAreWrittenWithTheirRecord(), modelsNeverAct(), timeIsGiven(), idsAreGiven(),
        namesSayWhatThingsAre());
  }

  private String[] shared() {
    return SHARED.stream().map(name -> base + "." + name + "..").toArray(String[]::new);
  }

  private DescribedPredicate<JavaClass> portsToOthers() {
    return new DescribedPredicate<>("are ports to somebody else's system") {
      @Override
      public boolean test(JavaClass type) {
        return type.getPackageName().startsWith(base + ".ports") && type.isInterface() && type.isTopLevelClass()
            && !OWN.contains(type.getSimpleName());
      }
    };
  }

  private DescribedPredicate<JavaClass> executors() {
    return new DescribedPredicate<>("are executors") {
      @Override
      public boolean test(JavaClass type) {
        return type.isAssignableTo(base + ".approval.Executor");
      }
    };
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return new DescribedPredicate<>("named " + name) {
      @Override
      public boolean test(JavaClass type) {
        return type.getName().equals(name);
      }
    };
  }

  private static DescribedPredicate<List<JavaClass>> parameters(String name) {
    return new DescribedPredicate<>("with " + name) {
      @Override
      public boolean test(List<JavaClass> types) {
        return types.stream().anyMatch(type -> type.getName().equals(name));
      }
    };
  }
}
