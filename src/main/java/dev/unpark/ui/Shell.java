package dev.unpark.ui;

import static dev.unpark.ui.Nodes.styled;

import dev.unpark.checklist.Checklist;
import dev.unpark.classify.Classifier;
import dev.unpark.model.ItemRef;
import dev.unpark.ui.checklist.ChecklistView;
import dev.unpark.ui.checklist.ChecklistViewModel;
import dev.unpark.ui.document.DocumentView;
import dev.unpark.ui.document.DocumentViewModel;
import dev.unpark.ui.evidence.EvidenceView;
import dev.unpark.ui.findings.FindingView;
import dev.unpark.ui.findings.FindingsViewModel;
import dev.unpark.ui.findings.VerdictBar;
import dev.unpark.ui.help.HelpView;
import dev.unpark.ui.help.HelpViewModel;
import dev.unpark.ui.source.SourceView;
import dev.unpark.ui.source.SourceViewModel;
import dev.unpark.ui.threads.StackView;
import dev.unpark.ui.threads.StackViewModel;
import dev.unpark.ui.threads.ThreadsView;
import dev.unpark.ui.threads.ThreadsViewModel;
import dev.unpark.ui.timeline.TimelineView;
import dev.unpark.ui.timeline.TimelineViewModel;
import dev.unpark.ui.tour.TourBar;
import dev.unpark.ui.tour.TourList;
import dev.unpark.ui.tour.TourViewModel;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** All views of a window, wired by hand; the only class that knows them all. */
public final class Shell {
    private final Workspace workspace;
    private final Actions actions;
    private final FxJobRunner jobs;
    private final ThreadsView threads;
    private final ThreadsViewModel threadsModel;
    private final StackView stack;
    private final StackViewModel stackModel;
    private final SourceView source;
    private final ChecklistView checklist;
    private final ChecklistViewModel checklistModel;
    private final TimelineView timeline;
    private final FindingView finding;
    private final DocumentView document;
    private final TopBar topBar;
    private final KeySheet keySheet = new KeySheet();
    private final HelpViewModel helpModel;
    private final HelpView help;
    private final TourViewModel tours;
    private final TabPane tabs = styled(new TabPane(), "detail-tabs");
    private final StackPane root;
    private final StartPage start;

    public Shell(Workspace workspace, Actions actions, FxJobRunner jobs, Checklist steps) {
        this.workspace = workspace;
        this.actions = actions;
        this.jobs = jobs;
        threadsModel = new ThreadsViewModel(workspace);
        threads = new ThreadsView(threadsModel, workspace);
        stackModel = new StackViewModel(workspace, Classifier.standard());
        stack = new StackView(stackModel, workspace);
        source = new SourceView(new SourceViewModel(workspace));
        checklistModel = new ChecklistViewModel(workspace, steps);
        checklist = new ChecklistView(checklistModel);
        timeline = new TimelineView(new TimelineViewModel(workspace), workspace);
        FindingsViewModel findings = new FindingsViewModel(workspace);
        helpModel = new HelpViewModel(workspace.jobs(), problem -> workspace.tell(Notice.of(problem)));
        help = new HelpView(helpModel);
        finding = new FindingView(findings, helpModel::open);
        document = new DocumentView(new DocumentViewModel(workspace));
        topBar = new TopBar(workspace, actions, threadsModel, this::toggleHelp);
        VerdictBar verdict = new VerdictBar(findings, () -> show(1));
        tours = new TourViewModel(workspace, folder -> actions.open(List.of(folder), List.of()), this::reveal);
        tours.load();
        start = start();
        Parent work = work();
        // what lies below the help would still take the focus
        work.visibleProperty().bind(helpModel.openProperty().not());
        StackPane stage = new StackPane(work, start.node(), help.node());
        VBox.setVgrow(stage, Priority.ALWAYS);
        VBox column = styled(
                new VBox(
                        topBar.node(),
                        new NoticeBar(workspace).node(),
                        verdict.node(),
                        new TourBar(tours).node(),
                        stage,
                        new StatusBar(workspace, jobs, actions).node()),
                "shell");
        root = new StackPane(column, keySheet.node());
        workspace.openedProperty().subscribe(opened -> {
            show(0);
            if (opened != null) {
                // the start page, which had the focus, is gone only after this event
                Platform.runLater(this::focusThreads);
            }
        });
    }

    public Parent node() {
        return root;
    }

    Actions actions() {
        return actions;
    }

    Workspace workspace() {
        return workspace;
    }

    KeySheet keySheet() {
        return keySheet;
    }

    private Parent work() {
        tab("Stack", stack.node());
        tab("Finding", finding.node());
        tab("Document", document.node());
        SplitPane centre = new SplitPane(threads.node(), tabs);
        centre.setOrientation(Orientation.VERTICAL);
        centre.setDividerPositions(0.36);
        SplitPane left = new SplitPane(checklist.node(), new EvidenceView(workspace, actions::readAs).node());
        left.setOrientation(Orientation.VERTICAL);
        left.setDividerPositions(0.78);
        SplitPane main = new SplitPane(left, centre, source.node());
        main.setDividerPositions(0.22, 0.6);
        SplitPane.setResizableWithParent(left, false);
        SplitPane whole = new SplitPane(main, timeline.node());
        whole.setOrientation(Orientation.VERTICAL);
        whole.setDividerPositions(0.76);
        SplitPane.setResizableWithParent(timeline.node(), false);
        return whole;
    }

    private void tab(String name, Parent content) {
        Tab tab = new Tab(name, content);
        tab.setClosable(false);
        tab.setId("tab-" + name.toLowerCase(java.util.Locale.ROOT));
        tabs.getTabs().add(tab);
    }

    private StartPage start() {
        StartPage page = new StartPage(
                () -> actions.openFiles(root.getScene().getWindow()),
                () -> actions.openFolder(root.getScene().getWindow()),
                actions::paste,
                new TourList(tours).node());
        page.node()
                .visibleProperty()
                .bind(workspace
                        .investigationProperty()
                        .map(i -> i.evidence().inputs().isEmpty()
                                && i.evidence().sourceRoots().isEmpty()));
        return page;
    }

    private void show(int tab) {
        helpModel.close();
        tabs.getSelectionModel().select(tab);
    }

    private void reveal(ItemRef ref) {
        show(ref instanceof ItemRef.OfFinding ? 1 : 0);
    }

    /** Puts the focus where an empty window begins. */
    void focusStart() {
        start.requestFocus();
    }

    void focusFilter() {
        if (helpModel.isOpen()) {
            help.focusSearch();
        } else {
            topBar.focusSearch();
        }
    }

    void toggleHelp() {
        if (helpModel.isOpen()) {
            helpModel.close();
        } else {
            helpModel.open();
        }
    }

    /** The tour that is taken, with {@code stopProperty()} null while none is. */
    TourViewModel tours() {
        return tours;
    }

    boolean isHelpOpen() {
        return helpModel.isOpen();
    }

    /** Closes it; false if it was not open. */
    boolean closeHelp() {
        boolean was = helpModel.isOpen();
        helpModel.close();
        return was;
    }

    void focusNote() {
        checklist.focusNote();
    }

    void focusThreads() {
        threads.list().requestFocus();
    }

    void focusStack() {
        show(0);
        stack.list().requestFocus();
    }

    void focusFinding() {
        show(1);
        finding.node().requestFocus();
    }

    void focusSource() {
        source.area().requestFocus();
    }

    void focusTimeline() {
        timeline.list().requestFocus();
    }

    void focusDocument() {
        show(2);
        document.focus();
    }

    void newEntry() {
        timeline.newEntry();
    }

    void newNote() {
        timeline.newNote();
    }

    void attach() {
        checklistModel.attachSelection();
    }

    void unfoldAll() {
        show(0);
        stackModel.toggleAll();
    }

    void toggleTheme() {
        topBar.toggleTheme();
    }

    /** Sets light or dark. */
    public void showTheme(Theme theme) {
        topBar.show(theme);
    }

    /** What runs in the background of this window. */
    FxJobRunner jobs() {
        return jobs;
    }

    /** Id of the checklist's open step. */
    String currentStep() {
        return checklistModel.currentProperty().get();
    }

    /** For tests: the source panel. */
    public SourceView source() {
        return source;
    }
}
