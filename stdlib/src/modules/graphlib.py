"""Topological order of a graph: TopologicalSorter, CycleError."""

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    """Raised for a graph with a cycle; the second argument is the cycle, its first node repeated last."""


class _Node:
    __slots__ = ("node", "npredecessors", "successors")

    def __init__(self, node):
        self.node = node
        self.npredecessors = 0
        self.successors = []


# What the count of predecessors becomes for nodes handed out, and for nodes done.
_OUT = -1
_DONE = -2


class TopologicalSorter:
    """Gives the nodes of a graph in an order that puts predecessors first, singly or as they become
    ready.

    >>> list(TopologicalSorter({"b": ["a"], "c": ["b"]}).static_order())
    ['a', 'b', 'c']
    """

    def __init__(self, graph=None):
        self._node2info = {}
        self._ready_nodes = None
        self._npassedout = 0
        self._nfinished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _info(self, node):
        info = self._node2info.get(node)
        if info is None:
            info = self._node2info[node] = _Node(node)
        return info

    def add(self, node, *predecessors):
        """Add a node, and edges from the predecessors to it."""
        if self._ready_nodes is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        info = self._info(node)
        info.npredecessors += len(predecessors)
        for predecessor in predecessors:
            self._info(predecessor).successors.append(node)

    def prepare(self):
        """Finish the graph and check it; a cycle raises CycleError."""
        if self._ready_nodes is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready_nodes = [i.node for i in self._node2info.values() if i.npredecessors == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        """The nodes that have become ready since the last call, as a tuple."""
        if self._ready_nodes is None:
            raise ValueError("prepare() must be called first")
        result = tuple(self._ready_nodes)
        for node in result:
            self._node2info[node].npredecessors = _OUT
        self._ready_nodes.clear()
        self._npassedout += len(result)
        return result

    def is_active(self):
        """Whether there are nodes to hand out, or handed out and not done."""
        if self._ready_nodes is None:
            raise ValueError("prepare() must be called first")
        return self._nfinished < self._npassedout or bool(self._ready_nodes)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Mark nodes that were handed out as done, which makes their successors ready."""
        if self._ready_nodes is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            info = self._node2info.get(node)
            if info is None:
                raise ValueError(f"node {node!r} was not added using add()")
            state = info.npredecessors
            if state != _OUT:
                if state >= 0:
                    raise ValueError(
                        f"node {node!r} was not passed out (still not ready)"
                    )
                raise ValueError(f"node {node!r} was already marked done")
            info.npredecessors = _DONE
            for successor in info.successors:
                after = self._node2info[successor]
                after.npredecessors -= 1
                if after.npredecessors == 0:
                    self._ready_nodes.append(successor)
            self._nfinished += 1

    def _find_cycle(self):
        """A cycle by depth-first search along successors, or None."""
        graph = self._node2info
        finished = set()
        for start in graph:
            if start in finished:
                continue
            path = []
            on_path = {}
            stack = [iter((start,))]
            while stack:
                for node in stack[-1]:
                    if node in on_path:
                        return path[on_path[node] :] + [node]
                    if node not in finished:
                        on_path[node] = len(path)
                        path.append(node)
                        stack.append(iter(graph[node].successors))
                        break
                else:
                    stack.pop()
                    if path:
                        node = path.pop()
                        del on_path[node]
                        finished.add(node)
        return None

    def static_order(self):
        """An iterator of all nodes in topological order."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(type(list[int]))
