"""Where rules fire, exactly: regions of all the situations a client can be in.

`Space.of(knowledge, ...)` cuts all situations of one or several knowledge bases into
cells, at every limit that they have. `Regions(knowledge, space)` says in which of
them each rule fires, is open, and rests on a problem, through whatever other rules
conclude. `ProductRegions` says where each product meets a need, is out, and fits.
A `Region` can be put together with others, held against them, and asked for one
client who is in it. `space.where_all_is_known()` leaves
away what asks for patience: every attribute that is not known yet.

    space = Space.of(before, after)
    one, other = Regions(before, space), Regions(after, space)
    space.diagrams.allow(BUDGET)
    changed = one.fires(rule) - other.fires(rule)
    if changed:
        print(changed.enquiry())

Nothing is sampled and nothing is rounded. A question that takes more steps than its
budget raises `NotProvenError`: whoever asked then says so, and not that all is fine.
"""

from recommender.checking.regions.diagram import BUDGET, NotProvenError
from recommender.checking.regions.products import ProductRegions
from recommender.checking.regions.region import Region
from recommender.checking.regions.rules import Regions
from recommender.checking.regions.space import Space

__all__ = [
    "BUDGET",
    "NotProvenError",
    "ProductRegions",
    "Region",
    "Regions",
    "Space",
]
