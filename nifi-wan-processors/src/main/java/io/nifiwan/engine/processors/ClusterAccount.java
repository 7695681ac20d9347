package io.nifiwan.engine.processors;

import io.nifiwan.engine.budget.AccountStore;
import org.apache.nifi.components.state.Scope;
import org.apache.nifi.components.state.StateManager;
import org.apache.nifi.components.state.StateMap;

import java.io.IOException;
import java.util.Map;

/** The day's account in the state that all nodes of a cluster share; on a single node it is local state. */
record ClusterAccount(StateManager manager) implements AccountStore {

    @Override
    public Stored read() throws IOException {
        final StateMap state = manager.getState(Scope.CLUSTER);
        return new Stored(state.toMap(), state);
    }

    @Override
    public boolean replace(final Stored old, final Map<String, String> next) throws IOException {
        return manager.replace((StateMap) old.version(), next, Scope.CLUSTER);
    }
}
