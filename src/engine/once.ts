/** What follows from one thing alone, and takes long: worked out when first asked for, kept as long as the thing itself. */
export function onceFor<K extends object, V>(make: (from: K) => V): (from: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (from) => {
    const kept = known.get(from);
    if (kept !== undefined) return kept.value;
    const value = make(from);
    known.set(from, { value });
    return value;
  };
}
