package dev.amplifier.benchmarks.hub;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.config.DBOSConfig;
import dev.dbos.transact.workflow.Workflow;
import dev.dbos.transact.workflow.WorkflowHandle;
import javax.sql.DataSource;

/** DBOS Transact, called in the same process: nothing goes over a wire but to the database. */
final class DbosEngine implements DurableEngine {

    private final DBOS dbos;
    private final Sequence sequence;

    DbosEngine(DataSource database) {
        this.dbos = new DBOS(DBOSConfig.defaults("benchmark")
                .withDataSource(database)
                .withMigrate(true)
                .disableAdminServer());
        this.sequence = dbos.registerProxy(Sequence.class, new Steps(dbos));
        dbos.launch();
    }

    @Override
    public String name() {
        return "DBOS Transact " + DBOS.version();
    }

    @Override
    public Run start(int steps) {
        WorkflowHandle<Integer, RuntimeException> handle = dbos.startWorkflow(() -> sequence.run(steps));
        return handle::getResult;
    }

    @Override
    public void close() {
        dbos.shutdown();
    }

    /** A workflow of DBOS must be reached through an interface. */
    public interface Sequence {

        /** Runs this many steps. */
        int run(int steps);
    }

    /** The workflow. */
    public static final class Steps implements Sequence {

        private final DBOS dbos;

        Steps(DBOS dbos) {
            this.dbos = dbos;
        }

        @Override
        @Workflow(name = "Steps")
        public int run(int steps) {
            for (int i = 0; i < steps; i++) {
                int step = i;
                dbos.runStep(() -> step, "Nothing");
            }
            return steps;
        }
    }
}
