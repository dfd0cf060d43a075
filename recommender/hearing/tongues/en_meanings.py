"""Everyday English words that mean the same to whoever listens."""

from recommender.hearing.tongues.tongue import groups

SAME = groups(
    """
    fast quick rapid speedy swift
    slow sluggish forever ages eternity
    smell odour odor stink stench reek whiff
    dirty filthy grubby mucky soiled unclean
    sticky tacky gluey gooey
    greasy slimy slippery slick
    smear smudge
    clean rinse
    clog plug choke jam bunged
    crack split fissure
    shiny glossy glassy gleam polished sheen lustre luster
    foam froth suds lather
    mist fog
    rust corrode corrosion
    swell bulge bloat
    peel flake
    residue remains remnant leftover
    accumulate collect gather
    expensive costly dear pricey dearer
    cheap inexpensive
    harm damage hurt destroy wreck
    blurry blurred fuzzy unsharp indistinct
    uneven patchy blotchy mottled
    pale faint weak light
    thick viscous
    wet damp moist soggy
    remove rid
    rough harsh coarse
    stiff rigid
    headache dizzy nausea
    fume vapour vapor
    colour color shade hue
    grey gray
    shirt garment tee
    fibre fiber fluff
    rinse flush
    scratch scrape
    vanish evaporate
    rubbish scrap waste skip dumpster bin
    marble pebble
    filthy smutty
    feeble poor
    broken snapped
    separate apart
    afternoon evening
    dull matt lifeless
    tiny little small
    bubble blister
    edge border rim
    corner corners
    dusty powdery
    lift detach
    hang cling
    crust scab
    mess chaos
    inspector authority
    bag pouch sachet
    carton box
    book magazine brochure leaflet
    customer client buyer
    solvent thinner
    wait idle
    boss owner manager
    operator pressman printer crew minder
    worse worsen
    rag towel
    fabric cloth textile
    sludge gunk goo jelly gel
    stain blemish
    spot speck speckle fleck
    hole pinprick
    lump clump
    stop halt
    finger hand thumb palm
    soft mushy spongy
    lorry truck transport shipping
    decrease sink decline
    rise climb increase creep
    vary fluctuate swing drift wander
    survive endure
    stone rock
    dump drain
    spray splash spatter sling fling fly
    rip tear pluck
    drip leak seep ooze
    fade faded
    streak stripe
    repel reject refuse
    irritate itch sting burn
    pit dent
    dissolve loosen
    bare bald naked
    toss discard
    milk milky
    picture image photo
    reverse backside
    rotten foul
    ruin spoil
    overnight weekend
    brittle crumbly
    ridge hump bump
    sandpaper emery glasspaper
    rash eczema dermatitis
    loupe magnifier microscope
    warehouse storeroom
    guarantee warranty
    salesman rep salesperson
    proof evidence
    insurer insurance
    flammable inflammable combustible
    dealer merchant distributor
    illness sick ill
    breathe inhale
    permit licence license
    drum barrel cask
    """
)
