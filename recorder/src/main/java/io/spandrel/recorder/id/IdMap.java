package io.spandrel.recorder.id;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Values by id, in the order in which the ids were put first. Not for several threads at a time.
 * Room is given back when few are left of many.
 */
public final class IdMap<V> {
  private static final int NONE = -1;
  private static final int FEW = 4;

  /** Entries in no order; those that are linked neither way are free. */
  private long[] ids = new long[FEW];

  private Object[] values = new Object[FEW];
  private int[] older = new int[FEW];
  private int[] newer = new int[FEW];

  /** Entry numbers from 1 by the hash of their ids; 0 marks a free place. */
  private int[] table = new int[IdHash.tableFor(FEW)];

  private int oldest = NONE;
  private int newest = NONE;
  private int firstFree = NONE;
  private int used;
  private int size;

  /** Null: there is none. */
  public V get(long id) {
    int entry = table[find(id)];
    return entry == 0 ? null : value(entry - 1);
  }

  public boolean contains(long id) {
    return table[find(id)] != 0;
  }

  /**
   * One that is there keeps its place in the order.
   *
   * @param value not null
   * @return what was there before; null: nothing was
   */
  public V put(long id, V value) {
    int at = find(id);
    if (table[at] != 0) {
      int entry = table[at] - 1;
      V before = value(entry);
      values[entry] = value;
      return before;
    }
    int entry = freeEntry();
    ids[entry] = id;
    values[entry] = value;
    append(entry);
    table[at] = entry + 1;
    if (++size > table.length / 2) {
      growTable();
    }
    return null;
  }

  /** What was there; null: nothing was. */
  public V remove(long id) {
    int at = find(id);
    if (table[at] == 0) {
      return null;
    }
    int entry = table[at] - 1;
    closeHole(at);
    V removed = value(entry);
    values[entry] = null;
    unlink(entry);
    newer[entry] = firstFree;
    firstFree = entry;
    size--;
    if (IdHash.isSparse(size, table.length)) {
      moveTo(Math.max(FEW, 2 * size));
    }
    return removed;
  }

  /** The one put first of those that are there; null: there is none. */
  public V oldest() {
    return oldest == NONE ? null : value(oldest);
  }

  /** Its id; only when there is one. */
  public long oldestId() {
    if (oldest == NONE) {
      throw new NoSuchElementException();
    }
    return ids[oldest];
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public void clear() {
    oldest = NONE;
    size = 0;
    moveTo(FEW);
  }

  /** How many it has room for before it grows. */
  int room() {
    return ids.length;
  }

  /** The oldest first; nothing may be put or removed meanwhile. */
  public Iterable<V> values() {
    return Values::new;
  }

  /** The values as they are now, the oldest first. */
  public List<V> copyOfValues() {
    List<V> copy = new ArrayList<>(size);
    values().forEach(copy::add);
    return copy;
  }

  private final class Values implements Iterator<V> {
    private int next = oldest;

    @Override
    public boolean hasNext() {
      return next != NONE;
    }

    @Override
    public V next() {
      if (next == NONE) {
        throw new NoSuchElementException();
      }
      V value = value(next);
      next = newer[next];
      return value;
    }
  }

  @SuppressWarnings("unchecked") // only V are put
  private V value(int entry) {
    return (V) values[entry];
  }

  private int find(long id) {
    int mask = table.length - 1;
    int at = IdHash.slot(id, table.length);
    while (table[at] != 0 && ids[table[at] - 1] != id) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void closeHole(int first) {
    int mask = table.length - 1;
    int hole = first;
    for (int i = hole + 1 & mask; table[i] != 0; i = i + 1 & mask) {
      if (!IdHash.mustStay(IdHash.slot(ids[table[i] - 1], table.length), hole, i)) {
        table[hole] = table[i];
        hole = i;
      }
    }
    table[hole] = 0;
  }

  private int freeEntry() {
    if (firstFree != NONE) {
      int entry = firstFree;
      firstFree = newer[entry];
      return entry;
    }
    if (used == ids.length) {
      int length = 2 * used;
      ids = Arrays.copyOf(ids, length);
      values = Arrays.copyOf(values, length);
      older = Arrays.copyOf(older, length);
      newer = Arrays.copyOf(newer, length);
    }
    return used++;
  }

  private void append(int entry) {
    older[entry] = newest;
    newer[entry] = NONE;
    if (newest == NONE) {
      oldest = entry;
    } else {
      newer[newest] = entry;
    }
    newest = entry;
  }

  private void unlink(int entry) {
    if (older[entry] == NONE) {
      oldest = newer[entry];
    } else {
      newer[older[entry]] = newer[entry];
    }
    if (newer[entry] == NONE) {
      newest = older[entry];
    } else {
      older[newer[entry]] = older[entry];
    }
  }

  private void growTable() {
    table = new int[table.length * 2];
    enterAll();
  }

  private void enterAll() {
    for (int entry = oldest; entry != NONE; entry = newer[entry]) {
      table[find(ids[entry])] = entry + 1;
    }
  }

  /** Moves all to a place with room for so many. */
  private void moveTo(int room) {
    long[] movedIds = new long[room];
    Object[] movedValues = new Object[room];
    int moved = 0;
    for (int entry = oldest; entry != NONE; entry = newer[entry]) {
      movedIds[moved] = ids[entry];
      movedValues[moved++] = values[entry];
    }
    ids = movedIds;
    values = movedValues;
    older = new int[room];
    newer = new int[room];
    oldest = NONE;
    newest = NONE;
    firstFree = NONE;
    used = moved;
    for (int entry = 0; entry < moved; entry++) {
      append(entry);
    }
    table = new int[IdHash.tableFor(room)];
    enterAll();
  }
}
