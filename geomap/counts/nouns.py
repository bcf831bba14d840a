"""The nouns that tell what a count counts: persons, vehicles, weapons, families or military units."""

from __future__ import annotations

import re
from typing import Literal

Unit = Literal["persons", "vehicles", "weapons", "families", "units", ""]


def _words(*rows: str) -> frozenset[str]:
    """Split rows of words."""
    return frozenset(word for row in rows for word in row.split())


_PERSONS = _words(
    "fighter fighters militant militants gunman gunmen man men terrorist terrorists extremist",
    "extremists insurgent insurgents soldier soldiers troop troops trooper troopers mercenary",
    "mercenaries jihadist jihadists jihadi jihadis mujahid mujahideen mujahidin rebel rebels commando",
    "commandos policeman policemen police officer officers guerrilla guerrillas guerilla guerillas",
    "infantryman infantrymen serviceman servicemen servicewoman servicewomen paramilitary",
    "paramilitaries militiaman militiamen contractor contractors operative operatives bandit bandits",
    "combatant combatants warrior warriors sniper snipers bomber bombers recruit recruits conscript",
    "conscripts volunteer volunteers reservist reservists reinforcements marine marines paratrooper",
    "paratroopers cadet cadets guard guards guardsman guardsmen member members supporter supporters",
    "loyalist loyalists follower followers sympathizers commander commanders emir emirs amir amirs",
    "leader leaders chief chiefs general generals colonel colonels captain captains lieutenant",
    "lieutenants deputy deputies sheikh sheikhs adviser advisers advisor advisors trainer trainers",
    "instructor instructors figure figures official officials judge judges cleric clerics ringleader",
    "ringleaders woman women wife wives widow widows child children son sons daughter daughters boy",
    "boys girl girls relative relatives dependant dependants dependent dependents person persons",
    "people civilian civilians refugee refugees resident residents villager villagers inhabitants",
    "prisoner prisoners captive captives hostage hostages detainee detainees inmate inmates wounded",
    "casualties survivor survivors comrade comrades brother brothers individual individuals personnel",
    "crew crews driver drivers gunner gunners engineer engineers medic medics technician technicians",
    "specialist specialists expert experts defector defectors deserter deserters fugitive fugitives",
    "escapee escapees infiltrator infiltrators smuggler smugglers foreigner foreigners local locals",
    "youth youths teenager teenagers tribesman tribesmen elders strongman bodyguard bodyguards",
    "executioner executioners armed-men returnee returnees convert converts elements assailants",
    "attackers mujahedeen mujaheddin fedayeen evacuees passengers riders workers gangster gangsters",
    "thug thugs horsemen swordsmen shabiha convict convicts defenders defender irregulars partisans",
)
_GROUP_PEOPLE = _words(
    "peshmerga taliban janjaweed kadyrovtsy hashd hezbollah hizbullah hizbollah houthi houthis daesh",
    "chechen chechens uzbek uzbeks uighur uighurs uyghur uyghurs tajik tajiks afghan afghans syrian",
    "syrians iraqi iraqis turk turks turkmen turkmens russian russians chadian chadians tunisian",
    "tunisians saudi saudis libyan libyans egyptian egyptians moroccan moroccans algerian algerians",
    "jordanian jordanians lebanese palestinian palestinians iranian iranians pakistani pakistanis",
    "french frenchmen german germans britons belgian belgians dutchmen american americans kurd kurds",
    "arab arabs yazidi yazidis georgian georgians dagestani dagestanis caucasian caucasians kazakh",
    "kazakhs sudanese malian malians nigerian nigerians somali somalis kenyan kenyans ethiopian",
    "ethiopians ugandan ugandans congolese burundian burundians rwandan rwandans ukrainian ukrainians",
    "filipino filipinos indonesian indonesians malaysian malaysians maldivian maldivians bosnian",
    "bosnians kosovar kosovars albanian albanians yemeni yemenis europeans asians africans chinese",
    "jihadist-fighters isis-fighters",
)
_VEHICLES = _words(
    "warship warships frigate frigates corvette corvettes submarine submarines minesweeper minesweepers",
    "vehicle vehicles pickup pickups pick-up pick-ups truck trucks lorry lorries bus buses minibus",
    "minibuses coach coaches humvee humvees hummer hummers car cars technical technicals tank tanks",
    "apc apcs ifv ifvs bmp bmps btr btrs mrap mraps jeep jeeps van vans motorcycle motorcycles",
    "battlewagon battlewagons",
    "motorbike motorbikes bike bikes boat boats dinghy dinghies ship ships vessel vessels ferry",
    "ferries bulldozer bulldozers tractor tractors tanker tankers ambulance ambulances cruiser",
    "cruisers landcruiser landcruisers toyota toyotas hilux hiluxes carrier carriers suv suvs 4x4",
    "4x4s taxi taxis trailer trailers transporter transporters armour armor armoured-vehicles",
    "helicopter helicopters excavator excavators wagon wagons bicycle bicycles rover rovers sedan",
    "sedans flatbed flatbeds busload busloads truckload truckloads carload carloads boatload boatloads",
    "planeload planeloads lorryload lorryloads shipload shiploads vanload vanloads load loads",
)
_WEAPONS = _words(
    "weapon weapons rocket rockets missile missiles gun guns machine-gun machine-guns rifle rifles",
    "mortar mortars launcher launchers howitzer howitzers cannon cannons artillery atgm atgms manpads",
    "drone drones shell shells mine mines grenade grenades rpg rpgs katyusha katyushas kalashnikov",
    "kalashnikovs pistol pistols arms ammunition munitions explosives bombs bomb",
)
_FAMILIES = _words(
    "family families household households",
)
_UNITS = _words(
    "battalion battalions brigade brigades company companies regiment regiments division divisions",
    "platoon platoons corps detachment detachments contingent contingents convoy convoys column",
    "columns motorcade motorcades squad squads group groups batch batches unit units team teams cell",
    "cells formation formations gang gangs militia militias faction factions caravan caravans patrol",
    "patrols squadron squadrons wave waves wing wings",
)
_UNIT_OF: dict[str, Unit] = {
    **dict.fromkeys(_UNITS, "units"),
    **dict.fromkeys(_FAMILIES, "families"),
    **dict.fromkeys(_WEAPONS, "weapons"),
    **dict.fromkeys(_VEHICLES, "vehicles"),
    **dict.fromkeys(_GROUP_PEOPLE, "persons"),
    **dict.fromkeys(_PERSONS, "persons"),
}

# Behind a number, these make of it a measure, a time or a sum, and no count of anything that moves.
MEASURES = _words(
    "km kilometre kilometres kilometer kilometers kms metre metres meter meters mile miles mi m cm mm",
    "feet foot ft yard yards inch inches hectare hectares acre acres percent per cent pct percentage",
    "hour hours hr hrs minute minutes min second seconds day days night nights week weeks fortnight",
    "fortnights month months year years decade decades century centuries weekend weekends am pm gmt",
    "utc o'clock oclock degrees degree dollar dollars euro euros pound pounds rouble roubles ruble",
    "rubles lira liras dinar dinars riyal riyals usd eur gbp tonne tonnes ton tons kg kilogram",
    "kilograms litre litres liter liters barrel barrels gallons times fold volts knots calibre",
    "caliber millimetre millimetres millimeter millimeters oxen ox cattle cow cows goat goats sheep",
    "camel camels donkey donkeys mule mules horse horses cats dogs chickens hens voters",
    "votes ballots",
)
# A number behind one of these is a name or a label.
LABELS = _words(
    "kilo no nr number article resolution route highway road motorway channel chapter page p pp phase axis",
    "unit brigade division battalion regiment sector zone gate checkpoint height hill point room",
    "flight version level grade category section paragraph line block district camp base station t m",
    "f su mig mi aged age part vol group-of lieutenant agenda kilometre kilometer km mile fm pumping",
)
# A bare number behind 'a group of' counts persons, behind 'a convoy of' vehicles.
COLLECTIVES: dict[str, Unit] = {
    **dict.fromkeys(
        _words(
            "force group contingent detachment team squad party band batch garrison wave crew platoon",
            "battalion brigade regiment squadron unit gang reinforcement reinforcements company patrol crowd",
            "remnant vanguard",
        ),
        "persons",
    ),
    **dict.fromkeys(
        _words(
            "convoy motorcade fleet caravan",
        ),
        "vehicles",
    ),
}
# Where the search for the noun stops: what follows belongs to another phrase.
STOPS = _words(
    "so once yet still each apiece",
    "to from in on at by with and or who whom which that were was are is be been being have has had",
    "will would could may might can should must for into onto towards toward through via across over",
    "under near around after before since until while when as but than if not also then there here",
    "where about against between inside outside along behind out up down off away back per a an the",
    "he she it they we you i his her its their our this left fled went came moved moving move crossed",
    "arrived arriving reached returned returning entered withdrew headed heading drove sent set took",
    "made managed escaped escaping slipped remain remained remaining said says told pulled leaving",
    "fleeing tried trying attempted wanted began started got gone going coming killed died dead",
    "surrendered joined stayed rode flew ran rolled poured streamed travelled traveled passed",
    "carrying mounted deployed redeployed transferred dispatched brought belonging fighting including",
    "later earlier ago north south east west northeast northwest southeast southwest altogether all",
    "strong minimum maximum tops",
)


def unit_of(noun: str) -> Unit | None:
    """Return what a noun counts, or None where it is not in the lexicon."""
    low = noun.lower().replace("’", "'")
    if low.endswith("'s"):
        low = low[:-2]
    return _UNIT_OF.get(low) or ("vehicles" if ARMOUR.fullmatch(low) else None)


ARMOUR = re.compile(r"(?:t-?(?:34|5[45]|62|64|72|80|90)|bmp-?[123]|btr-?\d\d|brdm-?2|mt-?lb|m113|m1)[a-z]{0,2}")
"""Tanks and armoured carriers by their model: "thirty T-62s"."""
