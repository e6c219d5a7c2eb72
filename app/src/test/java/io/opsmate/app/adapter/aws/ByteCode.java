package io.opsmate.app.adapter.aws;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** Reads our classes without following them into the thousands of the AWS SDK. */
final class ByteCode {
  private ByteCode() {}

  static JavaClasses of(ClassFileImporter importer, String root) {
    return ArchConfiguration.withThreadLocalScope(configuration -> {
      configuration.setResolveMissingDependenciesFromClassPath(false);
      return importer.importPackages(root);
    });
  }
}
