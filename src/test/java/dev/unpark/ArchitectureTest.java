package dev.unpark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The floors of the package-info files, as a build failure when a lower one looks up. */
@AnalyzeClasses(packages = "dev.unpark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule floorsLookDownOnly = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.unpark..")
            .withOptionalLayers(true)
            .layer("model")
            .definedBy("dev.unpark.model")
            .layer("symbol")
            .definedBy("dev.unpark.symbol..")
            .layer("work")
            .definedBy("dev.unpark.work..")
            .layer("unpack")
            .definedBy("dev.unpark.unpack..")
            .layer("parse")
            .definedBy("dev.unpark.parse..")
            .layer("classify")
            .definedBy("dev.unpark.classify..")
            .layer("source")
            .definedBy("dev.unpark.source..")
            .layer("knowledge")
            .definedBy("dev.unpark.knowledge..")
            .layer("findings")
            .definedBy("dev.unpark.findings..")
            .layer("checklist")
            .definedBy("dev.unpark.checklist..")
            .layer("timeline")
            .definedBy("dev.unpark.timeline..")
            .layer("export")
            .definedBy("dev.unpark.export..")
            .layer("store")
            .definedBy("dev.unpark.store..")
            .layer("session")
            .definedBy("dev.unpark.session..")
            .layer("cli")
            .definedBy("dev.unpark.cli..")
            .layer("ui")
            .definedBy("dev.unpark.ui..")
            .layer("start")
            .definedBy("dev.unpark")
            .whereLayer("ui")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("cli")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("cli", "ui", "start")
            .whereLayer("export")
            .mayOnlyBeAccessedByLayers("session", "cli", "ui", "start")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("session", "cli", "ui", "start")
            .whereLayer("checklist")
            .mayOnlyBeAccessedByLayers("export", "store", "session", "cli", "ui")
            .whereLayer("timeline")
            .mayOnlyBeAccessedByLayers("export", "store", "session", "cli", "ui")
            .whereLayer("findings")
            .mayOnlyBeAccessedByLayers("export", "store", "session", "cli", "ui")
            .whereLayer("knowledge")
            .mayOnlyBeAccessedByLayers("findings", "checklist", "export", "store", "session", "cli", "ui")
            .whereLayer("classify")
            .mayOnlyBeAccessedByLayers("findings", "checklist", "export", "store", "session", "cli", "ui")
            .whereLayer("source")
            .mayOnlyBeAccessedByLayers("findings", "checklist", "export", "store", "session", "cli", "ui")
            .whereLayer("unpack")
            .mayOnlyBeAccessedByLayers("store", "session", "cli", "ui")
            .whereLayer("parse")
            .mayOnlyBeAccessedByLayers(
                    "classify", "source", "findings", "checklist", "export", "store", "session", "cli", "ui");

    @ArchTest
    static final ArchRule modelStandsAlone = noClasses()
            .that()
            .resideInAPackage("dev.unpark.model")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("dev.unpark.model", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule siblingsOfOneFloorAreFreeOfCycles =
            slices().matching("dev.unpark.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule formatsNeverSeeEachOther = slices().matching("dev.unpark.parse.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheWindowSeesJavaFx = noClasses()
            .that()
            .resideOutsideOfPackage("dev.unpark.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.controlsfx..", "org.fxmisc..", "atlantafx..");

    @ArchTest
    static final ArchRule viewModelsKnowNoNodes = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx.scene..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheTerminalPrints = noClasses()
            .that()
            .resideOutsideOfPackages("dev.unpark.cli..", "dev.unpark")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule oneClassMakesThreads = noClasses()
            .that()
            .doNotHaveSimpleName("FxJobRunner")
            .should()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class, String.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.concurrent.Executor.class);

    @ArchTest
    static final ArchRule formatsAreFoundByTheLoader = classes()
            .that()
            .haveSimpleNameEndingWith("Format")
            .and()
            .areNotInterfaces()
            .should()
            .implement(dev.unpark.parse.EvidenceFormat.class)
            .allowEmptyShould(true);
}
